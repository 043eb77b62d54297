import { may } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { APPROVAL_DECIDED, type ApprovalDecided } from '../events.ts';
import { refusalOf } from '../rules/may-decide.ts';
import { endRequest, holdRequest, type RequestRow } from '../store/requests.ts';
import { EXPIRE_JOB } from './ask-approval.ts';

const SENTENCES = {
  decided_already: 'Somebody has decided this already.',
  expired: 'This waited too long. It has to be asked for again.',
  own_request: 'You asked for this yourself: somebody else has to decide.',
  no_person: 'Only a person can decide this.',
} as const;

/** A second person says yes or no; a no says why. */
export async function decide(tx: Tx, id: string, approve: boolean, note: string): Promise<void> {
  const request = await holdRequest(tx, id);
  if (!request) throw notFound('request');
  if (!may(tx.actor, request.permission, request.brand_id)) throw forbidden(request.permission);
  const refusal = refusalOf(request, tx.actor.kind === 'person' ? tx.actor.id : null, tx.now);
  if (refusal !== null) throw conflict(refusal, SENTENCES[refusal]);
  if (!approve && note.trim() === '') throw invalid('Say why not: whoever asked has to tell the customer.', [{ field: 'note', message: 'note_needed' }]);
  await end(tx, request, approve ? 'approved' : 'refused', note.trim());
  await tx.unschedule(EXPIRE_JOB, id);
}

/** Nobody decided in time. */
export async function expire(tx: Tx, id: string): Promise<void> {
  const request = await holdRequest(tx, id);
  if (request?.state === 'open') await end(tx, request, 'expired', '');
}

async function end(tx: Tx, request: RequestRow, decision: ApprovalDecided['decision'], note: string): Promise<void> {
  await endRequest(tx, request.id, decision, note);
  const payload: ApprovalDecided = { kind: request.kind, subject_id: request.subject_id, decision };
  await tx.announce({ name: APPROVAL_DECIDED, brandId: request.brand_id, subjectId: request.id, payload: { ...payload } });
  await record(tx, { action: `approvals.${decision}`, subjectKind: request.kind, subjectId: request.subject_id, brandId: request.brand_id, facts: { request_id: request.id, amount_minor: request.amount_minor } });
}
