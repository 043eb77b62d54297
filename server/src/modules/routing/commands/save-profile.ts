import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { ProfileInput } from '../contract.ts';
import { showProfiles } from '../queries/profiles.ts';
import { holdHands } from './caps.ts';
import { wakeRound } from './wake-round.ts';

/** What somebody can do and how much at once. A lower cap takes nothing away: it holds for what comes next. */
export async function saveProfile(tx: Tx, personId: string, given: ProfileInput): Promise<void> {
  if ((await showProfiles(tx, personId)).length === 0) throw notFound('person');
  // Whoever gives them work now has counted by the old figures: they are through first.
  await holdHands(tx, [personId]);
  await tx.run(sql`
    insert into routing.profile (person_id, skills, languages, tier, in_house, channels, capacity, changed_at)
    values (${personId}, ${JSON.stringify(given.skills)}::jsonb, ${JSON.stringify(given.languages)}::jsonb, ${given.tier}, ${given.in_house}, ${given.channels === null ? null : JSON.stringify(given.channels)}::jsonb, ${given.capacity}, ${tx.now})
    on conflict (person_id) do update set skills = excluded.skills, languages = excluded.languages, tier = excluded.tier, in_house = excluded.in_house, channels = excluded.channels, capacity = excluded.capacity, changed_at = excluded.changed_at`);
  await record(tx, { action: 'routing.profile_changed', subjectKind: 'person', subjectId: personId, facts: { tier: given.tier, skills: Object.keys(given.skills).length, languages: Object.keys(given.languages), capped: given.channels !== null || given.capacity !== null } });
  await wakeRound(tx);
}
