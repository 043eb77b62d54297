import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Loan } from '../commands/lend.ts';

export interface LoanHeld extends Loan {
  readonly id: string;
}

/** Loans of people that touch a time, and were not taken back. */
export async function loansBetween(tx: Tx, personIds: readonly string[], from: Date, to: Date): Promise<LoanHeld[]> {
  const rows = await tx.rows<{ id: string; brand_id: string; person_id: string; channel: string; from_at: Date; to_at: Date }>(sql`
    select id, brand_id, person_id, channel, from_at, to_at from routing.loan
    where person_id = any (${personIds as string[]}::uuid[]) and ended_at is null and from_at < ${to} and to_at > ${from} order by person_id, from_at, id`);
  return rows.map((row) => ({ id: row.id, brandId: row.brand_id, personId: row.person_id, channel: row.channel, from: row.from_at, to: row.to_at }));
}
