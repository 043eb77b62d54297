import { systemActor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Relay } from '../events/relay.ts';

/**
 * Waits until everything that happened was heard by everybody. The relay only reads what no older transaction can still come
 * before, and transactions of every database of the cluster count: beside other tests, draining alone may find nothing yet.
 */
export async function allHeard(db: Database, relay: Relay): Promise<void> {
  // Twice: what listeners announced is heard too.
  for (let i = 0; i < 2; i++) {
    while (await db.read(systemActor('test'), (tx) => tx.maybe(sql`select 1 from platform.event where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1`))) await new Promise((resolve) => setTimeout(resolve, 15));
    await relay.drain();
  }
}
