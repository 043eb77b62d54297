import { systemActor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Blobs } from './blobs.ts';

const BATCH = 5000;
const sweeper = systemActor('sweeper');

/** Files a change let go of. They stay until the next sweep finds that nothing else names them. */
export function releaseBlobs(tx: Tx, ids: readonly (string | null)[]): void {
  const given = [...new Set(ids.filter((id) => id !== null))];
  if (given.length > 0) tx.post(sql`insert into platform.released_blob (id, at) select unnest(${given}::text[]), ${tx.now} on conflict (id) do update set at = excluded.at`);
}

/** Removes released files that nothing names. Answers with how many went. */
export async function sweepBlobs(db: Database, blobs: Blobs): Promise<number> {
  let removed = 0;
  for (;;) {
    const ids = (await db.read(sweeper, (tx) => tx.rows<{ id: string }>(sql`select id from platform.released_blob order by at limit ${BATCH}`))).map((row) => row.id);
    if (ids.length === 0) return removed;
    const unused = await db.report(sweeper, async (tx) => (await tx.one<{ unused: string[] }>(sql`select platform.unused_blobs(${ids}) as unused`)).unused, 120);
    for (const id of unused) await blobs.remove(id);
    removed += unused.length;
    await db.transact(sweeper, (tx) => tx.run(sql`delete from platform.released_blob where id = any (${ids})`));
  }
}
