import type { Tx } from '../../../platform/db/tx.ts';
import type { DayQuestion, DayShift } from '../intraday/index.ts';
import { checkRoster, labourRules } from '../scheduling/index.ts';
import { shiftsInForce } from '../store/shifts.ts';
import type { PersonToday } from './today-people.ts';

/** Rest and weeks are judged with what lies around the day. */
const AROUND_MS = 16 * 86_400_000;

/** Whether a changed shift breaks no rule of its place that was kept before. */
export async function lawfulnessOf(tx: Tx, people: readonly PersonToday[], origin: Date): Promise<DayQuestion['lawful']> {
  const around = Map.groupBy(await shiftsInForce(tx, { personIds: people.map((one) => one.person.person_id), from: new Date(origin.getTime() - AROUND_MS), to: new Date(origin.getTime() + AROUND_MS) }), (one) => one.personId);
  const places = new Map(people.map(({ person }) => [person.person_id, person]));
  const broken = (personId: string, after: DayShift | null): number => {
    const person = places.get(personId);
    const rules = labourRules[person?.terms?.rules_place ?? person?.site?.country ?? ''];
    if (person === undefined || rules === undefined) return 0;
    const shifts = (around.get(personId) ?? []).map((one) => (after !== null && one.id === after.id ? { id: one.id, person: personId, from: after.from, to: after.to, breaks: after.activities.filter(isRest) } : { id: one.id, person: personId, from: one.from.getTime(), to: one.to.getTime(), breaks: one.activities.filter(isRest).map((rest) => ({ from: Date.parse(rest.from), to: Date.parse(rest.to), paid: rest.paid })) }));
    return checkRoster(shifts, rules, person.site?.time_zone ?? 'UTC').length;
  };
  const before = new Map<string, number>();
  return (personId, after) => {
    const most = before.get(personId) ?? broken(personId, null);
    before.set(personId, most);
    return broken(personId, after) <= most;
  };
}

const isRest = ({ kind }: { kind: string }): boolean => kind === 'break' || kind === 'lunch';
