import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { changeConversations, holdConversation } from '../../conversations/index.ts';
import { GIVEN_BACK, type GivenBack } from '../events.ts';
import { readWaiting } from '../queries/read-waiting.ts';
import { sitesOf } from '../queries/site-standings.ts';
import { termsHeld } from '../queries/terms-of.ts';
import { givesBackAt } from '../rules/sites.ts';

export const GIVE_BACK_JOB = 'routing.give_back';

/** Somebody is gone: what waits for us in their hands is given back after the grace, or at once when nobody there comes back today. */
export async function giveBackLater(tx: Tx, personId: string, since: Date): Promise<void> {
  const { terms } = await termsHeld(tx);
  const { at, because } = givesBackAt({ sites: await sitesOf(tx, personId), graceSeconds: terms.grace_seconds }, since.getTime(), tx.now.getTime());
  await tx.schedule({ kind: GIVE_BACK_JOB, key: personId, brandId: null, payload: { person_id: personId, because }, runAt: new Date(at) });
}

/**
 * What waits for us in somebody's hands and comes from a pool that offers goes back into its queue; what waits for the
 * customer, what sleeps, and what people pick themselves stays theirs. Answers how many.
 */
export async function giveBack(tx: Tx, personId: string, because: string): Promise<number> {
  const held = await tx.rows<{ id: string }>(sql`
    select id from conversations.conversation where assignee_id = ${personId} and category = 'open' and snoozed_until is null and merged_into_id is null and kind = 'support' order by id`);
  return giveBackThese(tx, held.map((row) => row.id), personId, because);
}

/** The same of these conversations, those that are still theirs. */
export async function giveBackThese(tx: Tx, ids: readonly string[], personId: string, because: string): Promise<number> {
  const offered = new Set((await tx.rows<{ id: string }>(sql`select id from routing.pool where mode = 'offered' and archived_at is null`)).map((row) => row.id));
  const back = (await readWaiting(tx, ids)).filter((one) => one.poolId !== null && offered.has(one.poolId)).map((one) => one.id).sort();
  let given = 0;
  for (const id of back) {
    const row = await holdConversation(tx, id);
    if (row.assignee_id !== personId || row.category !== 'open' || row.kind !== 'support') continue;
    const payload: GivenBack = { from: personId, because };
    await tx.announce({ name: GIVEN_BACK, brandId: row.brand_id, subjectId: id, payload: { ...payload } });
    await changeConversations(tx, [id], { assignee_id: null });
    given += 1;
  }
  return given;
}

/** The grace is over. Whoever is back by then keeps what they have. */
export async function giveBackIfGone(tx: Tx, personId: string, because: string): Promise<void> {
  const there = await tx.maybe(sql`select 1 from routing.presence where person_id = ${personId} and state <> 'offline'`);
  const isOut = because === 'site_out' || because === 'owner_gone';
  if (there !== undefined && !isOut) return;
  await giveBack(tx, personId, because);
}
