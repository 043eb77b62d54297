import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { StreamName } from '../connector.ts';
import type { Round } from '../rules/round.ts';

interface StreamRow {
  connection_id: string;
  name: StreamName;
  after: string | null;
  since: Date | null;
  began: Date;
  done: boolean;
  fetched: number;
  total: number | null;
  whole_at: Date | null;
}

/** By connection, then by stream. */
export async function roundsOf(tx: Tx, connectionIds: readonly string[]): Promise<Map<string, Map<StreamName, Round>>> {
  const rows = await tx.rows<StreamRow>(sql`select * from connections.stream where connection_id = any (${connectionIds as string[]})`);
  const rounds = new Map<string, Map<StreamName, Round>>();
  for (const row of rows) {
    const of = rounds.get(row.connection_id) ?? new Map<StreamName, Round>();
    of.set(row.name, { after: row.after, since: row.since, began: row.began, done: row.done, fetched: row.fetched, total: row.total, wholeAt: row.whole_at });
    rounds.set(row.connection_id, of);
  }
  return rounds;
}

export function keepRound(tx: Tx, connection: { id: string; brand_id: string }, name: StreamName, round: Round): void {
  tx.post(sql`
    insert into connections.stream (connection_id, brand_id, name, after, since, began, done, fetched, total, whole_at)
    values (${connection.id}, ${connection.brand_id}, ${name}, ${round.after}, ${round.since}, ${round.began}, ${round.done}, ${round.fetched}, ${round.total}, ${round.wholeAt})
    on conflict (connection_id, name) do update set after = excluded.after, since = excluded.since, began = excluded.began, done = excluded.done, fetched = excluded.fetched, total = excluded.total, whole_at = excluded.whole_at`);
}

/** Everything is fetched again from its beginning; a page that is under way meanwhile does not put its place back. */
export function forgetRounds(tx: Tx, connectionId: string): Promise<number> {
  return tx.run(sql`delete from connections.stream where connection_id = ${connectionId}`);
}

/** False where the round was forgotten or begun anew since it was read. */
export async function isSameRound(tx: Tx, connectionId: string, name: StreamName, round: Round): Promise<boolean> {
  const kept = await tx.maybe<{ began: Date }>(sql`select began from connections.stream where connection_id = ${connectionId} and name = ${name} for update`);
  // A round that only begins is not written down before its first page.
  return kept === undefined ? round.after === null && round.since === null : kept.began.getTime() <= round.began.getTime();
}
