import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { holdersOf } from '../../identity/index.ts';
import { notify } from '../../notifications/index.ts';
import { APPROVAL_WANTED } from '../events.ts';
import { endRequest, holdRequest } from '../store/requests.ts';

export const EXPIRE_JOB = 'approvals.expire';
/** After this nobody remembers what it was about: whoever still wants it asks again. */
const OPEN_SECONDS = 3 * 86_400;

export interface ApprovalAsked {
  readonly brandId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly conversationId: string | null;
  readonly number: number | null;
  readonly because: string;
  /** who holds it decides */
  readonly permission: string;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly reason: string;
}

/** Puts something before a second person, tells those who may decide, and lets it expire after three days. */
export async function askApproval(tx: Tx, asked: ApprovalAsked): Promise<string> {
  const id = tx.id();
  const expiresAt = new Date(tx.now.getTime() + OPEN_SECONDS * 1000);
  await tx.run(sql`
    insert into approvals.request (id, brand_id, kind, subject_id, conversation_id, conversation_number, because, permission, amount_minor, currency, reason, asked_by, asked_by_kind, asked_at, expires_at)
    values (${id}, ${asked.brandId}, ${asked.kind}, ${asked.subjectId}, ${asked.conversationId}, ${asked.number}, ${asked.because}, ${asked.permission}, ${asked.amountMinor}, ${asked.currency}, ${asked.reason.trim()},
      ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.actor.kind}, ${tx.now}, ${expiresAt})`);
  await tx.announce({ name: APPROVAL_WANTED, brandId: asked.brandId, subjectId: id, payload: { kind: asked.kind, subject_id: asked.subjectId } });
  await notify(tx, { kind: 'approval_wanted', brandId: asked.brandId, personIds: await holdersOf(tx, asked.brandId, asked.permission), subjectKind: 'approval', subjectId: id, ...(asked.number === null ? {} : { number: asked.number }) });
  await tx.schedule({ kind: EXPIRE_JOB, key: id, brandId: asked.brandId, payload: { request_id: id }, runAt: expiresAt });
  return id;
}

/** Whoever asked no longer wants it. */
export async function withdrawApproval(tx: Tx, id: string): Promise<void> {
  const request = await holdRequest(tx, id);
  if (request?.state !== 'open') return;
  await endRequest(tx, id, 'withdrawn', '');
  await tx.unschedule(EXPIRE_JOB, id);
}
