import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { sayState } from './say-state.ts';
import { noteDropOuts, noteReturns } from './site-state.ts';

/** A page that is loaded anew, a line that was cut, a lid closed on the way to a meeting room: nobody has left yet. */
const LEFT_AFTER_MS = 150_000;

/** These people have a browser open now. */
export async function seeAtWork(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const seen = await tx.rows<{ person_id: string }>(sql`update routing.presence set seen_at = ${tx.now} where state <> 'offline' and person_id = any (${personIds as string[]}::uuid[]) returning person_id`);
  await noteReturns(tx, seen.map((row) => row.person_id));
}

/**
 * Whoever said themselves that they are there and was not seen for a while has been offline since they were last seen.
 * What somebody else said for them stays: they may work where no browser tells. When everybody of a site is gone at
 * once, the site is out.
 */
export async function sendHome(tx: Tx): Promise<number> {
  const gone = await tx.rows<{ person_id: string; seen_at: Date }>(sql`
    select person_id, seen_at from routing.presence
    where state <> 'offline' and (said_by = person_id or said_by is null) and seen_at < ${new Date(tx.now.getTime() - LEFT_AFTER_MS)} order by person_id for update`);
  await noteDropOuts(tx, gone.map((row) => row.person_id));
  for (const { person_id, seen_at } of gone) await sayState(tx, person_id, 'offline', { because: 'line_gone', since: seen_at });
  return gone.length;
}
