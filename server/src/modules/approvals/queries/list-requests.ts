import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import type { ApprovalView } from '../contract.ts';
import { refusalOf } from '../rules/may-decide.ts';
import type { RequestRow } from '../store/requests.ts';

/** What waits, oldest first; or what was decided, newest first. */
export async function listRequests(tx: Tx, asked: { open: boolean; id: string | null }): Promise<ApprovalView[]> {
  const rows = asked.id !== null
    ? await tx.rows<RequestRow>(sql`select * from approvals.request where id = ${asked.id}`)
    : asked.open
      ? await tx.rows<RequestRow>(sql`select * from approvals.request where state = 'open' order by asked_at limit 200`)
      : await tx.rows<RequestRow>(sql`select * from approvals.request where state <> 'open' order by asked_at desc, id desc limit 100`);
  const names = await peopleNames(tx, rows.flatMap((row) => [row.asked_by, row.decided_by]).filter((id): id is string => id !== null));
  const named = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
  return rows.map((row) => ({
    id: row.id, brand_id: row.brand_id, kind: row.kind, subject_id: row.subject_id, because: row.because, reason: row.reason, state: row.state, note: row.note,
    conversation: row.conversation_id === null ? null : { id: row.conversation_id, number: row.conversation_number },
    amount: row.amount_minor === null || row.currency === null ? null : { amount_minor: row.amount_minor, currency: row.currency },
    asked_by: named(row.asked_by), asked_at: row.asked_at.toISOString(), expires_at: row.expires_at.toISOString(), decided_by: named(row.decided_by), decided_at: row.decided_at?.toISOString() ?? null,
    may_decide: may(tx.actor, row.permission, row.brand_id) && refusalOf(row, tx.actor.kind === 'person' ? tx.actor.id : null, tx.now) === null,
  }));
}
