import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface RequestRow {
  id: string;
  brand_id: string;
  kind: string;
  subject_id: string;
  conversation_id: string | null;
  conversation_number: number | null;
  because: string;
  permission: string;
  amount_minor: number | null;
  currency: string | null;
  reason: string;
  state: 'open' | 'approved' | 'refused' | 'expired' | 'withdrawn';
  asked_by: string | null;
  asked_by_kind: string;
  asked_at: Date;
  expires_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  note: string;
}

export function holdRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  return tx.maybe<RequestRow>(sql`select * from approvals.request where id = ${id} for update`);
}

export async function endRequest(tx: Tx, id: string, state: RequestRow['state'], note: string): Promise<void> {
  await tx.run(sql`update approvals.request set state = ${state}, note = ${note}, decided_at = ${tx.now}, decided_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
}

/** Blanks why these were asked for: somebody's words about a customer who is erased. */
export function forgetReasons(tx: Tx, subjectIds: readonly string[]): Promise<number> {
  return tx.run(sql`update approvals.request set reason = '', note = '' where subject_id = any (${subjectIds as string[]})`);
}

/** How requests were decided, for whoever asked. */
export function decisionsOf(tx: Tx, ids: readonly string[]): Promise<Pick<RequestRow, 'id' | 'because' | 'state' | 'note' | 'decided_by' | 'expires_at'>[]> {
  return tx.rows(sql`select id, because, state, note, decided_by, expires_at from approvals.request where id = any (${ids as string[]})`);
}
