import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Keeps which shifts a leave ended. */
export async function keepLeaveShifts(tx: Tx, leaveId: string, shiftIds: readonly string[]): Promise<void> {
  await tx.run(sql`insert into workforce.leave_shift (leave_id, shift_id) select ${leaveId}, id from unnest(${[...shiftIds]}::uuid[]) as given (id) on conflict do nothing`);
}

/** Which shifts a leave ended; asked once, as they are given back. */
export async function takeLeaveShifts(tx: Tx, leaveId: string): Promise<string[]> {
  return (await tx.rows<{ shift_id: string }>(sql`delete from workforce.leave_shift where leave_id = ${leaveId} returning shift_id`)).map((row) => row.shift_id);
}

/** These are not ended by that leave any more. */
export async function dropLeaveShifts(tx: Tx, leaveId: string, shiftIds: readonly string[]): Promise<void> {
  await tx.run(sql`delete from workforce.leave_shift where leave_id = ${leaveId} and shift_id = any (${[...shiftIds]}::uuid[])`);
}
