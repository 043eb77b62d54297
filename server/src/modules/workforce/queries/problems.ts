import type { Tx } from '../../../platform/db/tx.ts';
import type { ScheduleProblemView, ShiftView } from '../contract-schedule.ts';
import { judgePerson } from '../scheduling/index.ts';
import { rosterPeople, stintOf, type RosterPeople } from './roster-people.ts';

/** What shifts of these weeks break, of everybody in `people`, with what each works before and after. */
export function problemsIn({ people, beside, origin }: Pick<RosterPeople, 'people' | 'beside' | 'origin'>, shifts: readonly ShiftView[], weeks: number): ScheduleProblemView[] {
  const byPerson = Map.groupBy(shifts, (one) => one.person_id);
  return people.flatMap((person) => {
    const own = (byPerson.get(person.id) ?? []).map((one) => stintOf({ ...one, from: new Date(one.from), to: new Date(one.to) }, origin));
    const known = new Set(own.map((one) => one.id));
    return judgePerson(person, own, (beside.get(person.id) ?? []).filter((one) => !known.has(one.id)).map((one) => ({ ...one })), { origin, weeks }).map((one): ScheduleProblemView => ({
      person_id: person.id, kind: one.kind, rule: one.rule, source: one.source, shift_ids: one.ids.filter((id) => known.has(id)), at: new Date(origin + one.at * 60_000).toISOString(), allowed: one.allowed, found: Math.round(one.found * 100) / 100,
    }));
  });
}

/** The same, read first. */
export async function problemsOf(tx: Tx, plan: { from_day: string; weeks: number }, shifts: readonly ShiftView[], personIds: readonly string[]): Promise<ScheduleProblemView[]> {
  return problemsIn(await rosterPeople(tx, { personIds, from: plan.from_day, weeks: plan.weeks }), shifts, plan.weeks);
}
