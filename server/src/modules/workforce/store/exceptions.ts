import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** A time that somebody agreed counts as kept. */
export interface ExceptionRow {
  readonly id: string;
  readonly person_id: string;
  readonly from_at: Date;
  readonly to_at: Date;
  readonly reason: string;
  readonly granted_at: Date;
  readonly granted_by: string | null;
  readonly removed_at: Date | null;
}

export function exceptionsOf(tx: Tx, personIds: readonly string[], from: Date, to: Date): Promise<ExceptionRow[]> {
  return tx.rows<ExceptionRow>(sql`
    select id, person_id, from_at, to_at, reason, granted_at, granted_by, removed_at from workforce.exception
    where person_id = any (${[...personIds]}::uuid[]) and from_at < ${to} and to_at > ${from} and removed_at is null order by person_id, from_at`);
}
