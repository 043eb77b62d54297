import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { stopHandling } from './say-state.ts';

/** A page that is loaded anew, a line that was cut, a lid closed on the way to a meeting room: nobody has left yet. */
export const LEFT_AFTER_MS = 150_000;

/** These people have a browser open now. */
export async function seeAtWork(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await tx.run(sql`update facts.agent_state set seen_at = ${tx.now} where to_at is null and state <> 'offline' and person_id = any (${personIds}::uuid[])`);
}

/**
 * Whoever said themselves that they are there and was not seen for a while has been offline since they were last seen.
 * What somebody else said for them stays: they may work where no browser tells.
 */
export async function sendHome(tx: Tx): Promise<number> {
  const left = await tx.rows<{ person_id: string; seen_at: Date }>(sql`
    update facts.agent_state set to_at = seen_at where to_at is null and state <> 'offline' and said_by = person_id and seen_at < ${new Date(tx.now.getTime() - LEFT_AFTER_MS)} returning person_id, seen_at`);
  for (const { person_id, seen_at } of left) {
    await tx.run(sql`insert into facts.agent_state (id, person_id, state, from_at, said_by) values (${tx.id()}, ${person_id}, 'offline', ${seen_at}, ${null})`);
    await stopHandling(tx, person_id, seen_at);
  }
  return left.length;
}
