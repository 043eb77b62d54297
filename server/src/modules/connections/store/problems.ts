import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface ProblemRow {
  id: string;
  brand_id: string;
  connection_id: string;
  kind: string;
  key: string;
  payload: string | null;
  because: string;
  first_at: Date;
  last_at: Date;
  tries: number;
}

/** The same thing failing again is the same problem. */
export async function keepProblem(tx: Tx, problem: Pick<ProblemRow, 'brand_id' | 'connection_id' | 'kind' | 'key' | 'payload' | 'because'>): Promise<void> {
  await tx.run(sql`
    insert into connections.problem (id, brand_id, connection_id, kind, key, payload, because, first_at, last_at, tries)
    values (${tx.id()}, ${problem.brand_id}, ${problem.connection_id}, ${problem.kind}, ${problem.key}, ${problem.payload}, ${problem.because.slice(0, 500)}, ${tx.now}, ${tx.now}, 1)
    on conflict (connection_id, kind, key) where solved_at is null do update set payload = excluded.payload, because = excluded.because, last_at = excluded.last_at, tries = connections.problem.tries + 1`);
}

/** It was taken in after all. */
export function solveProblem(tx: Tx, connectionId: string, kind: string, key: string): void {
  tx.post(sql`update connections.problem set solved_at = ${tx.now}, payload = null where connection_id = ${connectionId} and kind = ${kind} and key = ${key} and solved_at is null`);
}

export function problemById(tx: Tx, id: string): Promise<ProblemRow | undefined> {
  return tx.maybe<ProblemRow>(sql`select * from connections.problem where id = ${id} and solved_at is null`);
}

export function openProblems(tx: Tx, connectionId: string, limit: number, before: { at: string; id: string } | null): Promise<ProblemRow[]> {
  return tx.rows<ProblemRow>(sql`
    select * from connections.problem where connection_id = ${connectionId} and solved_at is null and (${before === null} or (last_at, id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by last_at desc, id desc limit ${limit}`);
}

export function letGo(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update connections.problem set solved_at = ${tx.now}, payload = null where id = ${id} and solved_at is null`);
}

/** Of each connection, how many are open. */
export async function problemCounts(tx: Tx): Promise<Map<string, number>> {
  const rows = await tx.rows<{ connection_id: string; open: number }>(sql`select connection_id, count(*)::integer as open from connections.problem where solved_at is null group by connection_id`);
  return new Map(rows.map((row) => [row.connection_id, row.open]));
}

/** What nobody looked at for so long is let go: it may be somebody's order. */
export function forgetProblems(tx: Tx, connectionId: string, before: Date): Promise<number> {
  return tx.run(sql`delete from connections.problem where connection_id = ${connectionId} and last_at < ${before}`);
}
