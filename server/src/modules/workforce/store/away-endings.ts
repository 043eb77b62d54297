import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Shifts of somebody who is away that a press ended. */
export interface AwayEndingRow {
  readonly id: string;
  readonly person_id: string;
  readonly leave_id: string | null;
  readonly shift_ids: string[];
  readonly ended_at: Date;
  readonly ended_by: string | null;
}

export async function keepEnding(tx: Tx, personId: string, leaveId: string | null, shiftIds: readonly string[]): Promise<string> {
  const id = tx.id();
  await tx.run(sql`insert into workforce.away_ending (id, person_id, leave_id, shift_ids, ended_at, ended_by) values (${id}, ${personId}, ${leaveId}, ${[...shiftIds]}::uuid[], ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})`);
  return id;
}

/** Endings that were not taken back since a moment, the newest first. */
export async function endingsSince(tx: Tx, personIds: readonly string[], since: Date): Promise<AwayEndingRow[]> {
  return tx.rows<AwayEndingRow>(sql`
    select id, person_id, leave_id, shift_ids, ended_at, ended_by from workforce.away_ending
    where given_back_at is null and person_id = any (${[...personIds]}::uuid[]) and ended_at >= ${since} order by ended_at desc, id limit 200`);
}

/** An ending that was not taken back, held until the end of the transaction. */
export async function holdEnding(tx: Tx, id: string): Promise<AwayEndingRow | undefined> {
  return tx.maybe<AwayEndingRow>(sql`select id, person_id, leave_id, shift_ids, ended_at, ended_by from workforce.away_ending where id = ${id} and given_back_at is null for update`);
}

/** Endings of somebody's first or last day that were not taken back. */
export async function endingsOfEmployment(tx: Tx, personId: string): Promise<AwayEndingRow[]> {
  return tx.rows<AwayEndingRow>(sql`
    select id, person_id, leave_id, shift_ids, ended_at, ended_by from workforce.away_ending where person_id = ${personId} and given_back_at is null and leave_id is null order by ended_at, id for update`);
}

/** What is left of an ending after some of its shifts were given back; nothing: it is taken back. */
export async function shrinkEnding(tx: Tx, id: string, rest: readonly string[]): Promise<void> {
  if (rest.length > 0) await tx.run(sql`update workforce.away_ending set shift_ids = ${[...rest]}::uuid[] where id = ${id}`);
  else await tx.run(sql`update workforce.away_ending set given_back_at = ${tx.now}, given_back_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
}

/** Leave that is not granted any more gave its shifts back: no press of it is left to take back. */
export async function closeEndingsOf(tx: Tx, leaveId: string): Promise<void> {
  await tx.run(sql`update workforce.away_ending set given_back_at = ${tx.now}, given_back_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where leave_id = ${leaveId} and given_back_at is null`);
}
