import { sql } from '../../../platform/db/sql.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { PERSON_CHANGED, worksFor } from '../../identity/index.ts';
import { endOffers, withdrawAll } from '../commands/end-offers.ts';
import { GIVE_BACK_JOB, giveBackLater, giveBackThese } from '../commands/give-back.ts';
import { sayState } from '../commands/say-state.ts';
import { wakeRound } from '../commands/wake-round.ts';
import { AGENT_STATE_CHANGED, SITE_CHANGED } from '../events.ts';

/** Somebody came, went or may no longer work here; a site is out or back: what was offered to them returns, and what they hold follows. */
export const followPeople: Listener = {
  name: 'routing.follow-people',
  hears: [AGENT_STATE_CHANGED, PERSON_CHANGED, SITE_CHANGED],
  handle: async (tx, event) => {
    if (event.name === AGENT_STATE_CHANGED) await stateChanged(tx, event);
    else if (event.name === SITE_CHANGED) await siteChanged(tx, event);
    else if (event.payload.disabled === true) await left(tx, event.subjectId);
    else if (event.payload.roles === true) await lostBrands(tx, event.subjectId);
    await wakeRound(tx);
  },
};

async function stateChanged(tx: Tx, event: EventRecord): Promise<void> {
  // As it stands now: news may be old, and they may be back.
  const now = await tx.maybe<{ state: string; since: Date; because: string | null }>(sql`select state, since, because from routing.presence where person_id = ${event.subjectId}`);
  if (now === undefined) return;
  if (now.state !== 'available') await withdrawAll(tx, event.subjectId, 'left');
  if (now.state !== 'offline') await tx.unschedule(GIVE_BACK_JOB, event.subjectId);
  else if (now.because !== 'left_company') await giveBackLater(tx, event.subjectId, now.since);
}

/** Whoever may no longer sign in comes back to nothing: all of it is given away at once. */
async function left(tx: Tx, personId: string): Promise<void> {
  await withdrawAll(tx, personId, 'left');
  await sayState(tx, personId, 'offline', { because: 'left_company' });
  await tx.schedule({ kind: GIVE_BACK_JOB, key: personId, brandId: null, payload: { person_id: personId, because: 'owner_gone' } });
}

/** Of brands somebody no longer works for they keep nothing: nobody would see what becomes of it. */
async function lostBrands(tx: Tx, personId: string): Promise<void> {
  const held = await tx.rows<{ id: string; brand_id: string }>(sql`
    select id, brand_id from conversations.conversation where assignee_id = ${personId} and category = 'open' and snoozed_until is null and merged_into_id is null and kind = 'support' order by id`);
  const offers = await tx.rows<{ id: string; brand_id: string }>(sql`select id, brand_id from routing.offer where person_id = ${personId} and state = 'open'`);
  for (const brandId of new Set([...held, ...offers].map((row) => row.brand_id))) {
    if (await worksFor(tx, personId, brandId)) continue;
    const of = (rows: readonly { id: string; brand_id: string }[]): string[] => rows.filter((row) => row.brand_id === brandId).map((row) => row.id);
    await endOffers(tx, of(offers), 'withdrawn', 'left');
    await giveBackThese(tx, of(held), personId, 'owner_gone');
  }
}

async function siteChanged(tx: Tx, event: EventRecord): Promise<void> {
  if (event.payload.out !== true) return;
  const people = await tx.rows<{ person_id: string }>(sql`
    select m.person_id from identity.team_member m join identity.team t on t.id = m.team_id and t.archived_at is null where t.site_id = ${event.subjectId}
    and not exists (select from identity.team_member m2 join identity.team t2 on t2.id = m2.team_id and t2.archived_at is null left join routing.site s2 on s2.site_id = t2.site_id
      where m2.person_id = m.person_id and t2.site_id is not null and s2.out_since is null) group by 1 order by 1`);
  for (const { person_id } of people) {
    await withdrawAll(tx, person_id, 'site_out');
    await tx.schedule({ kind: GIVE_BACK_JOB, key: person_id, brandId: null, payload: { person_id, because: 'site_out' } });
  }
}
