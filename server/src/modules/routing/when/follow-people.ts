import { sql } from '../../../platform/db/sql.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { PERSON_CHANGED } from '../../identity/index.ts';
import { withdrawAll } from '../commands/end-offers.ts';
import { GIVE_BACK_JOB, giveBackLater } from '../commands/give-back.ts';
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
