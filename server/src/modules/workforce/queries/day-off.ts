import type { Tx } from '../../../platform/db/tx.ts';
import { termsOf } from '../../people/index.ts';
import type { DayShift, OffPerson } from '../intraday/index.ts';
import { judgeSide } from '../rules/judge-swap.ts';
import { addDays, startOfDay, weekdayOf } from '../rules/local-days.ts';
import { availabilityOf, type NamedStint } from '../scheduling/index.ts';
import { rosterPeople, stintOf, type RosterPeople } from './roster-people.ts';

type RosteredPerson = RosterPeople['people'][number];

/** Whoever has no shift on a day and was not there, as far as terms, leave and the days they are employed let them come. */
export interface DayOff {
  readonly people: readonly (Omit<OffPerson, 'can'> & { readonly name: string; readonly zone: string; readonly price: { readonly minor: number | null; readonly currency: string | null } })[];
  /** the law of their place, and what was agreed with them: hours and days of the week, rest before and after */
  readonly lawful: (personId: string, shift: DayShift) => boolean;
}

/** Who could be asked to come on a day. The weeks around it are read whole, since hours are agreed by the week. */
export async function dayOff(tx: Tx, brandIds: readonly string[], day: string, except: ReadonlySet<string>): Promise<DayOff> {
  const from = addDays(addDays(day, -1), 1 - weekdayOf(addDays(day, -1)));
  const frame: Weeks = { from, weeks: 2 };
  const personIds = (await termsOf(tx, { brandIds, agreed: true })).map((one) => one.person_id).filter((id) => !except.has(id));
  const known = await rosterPeople(tx, { personIds, ...frame });
  const off = known.people.filter((one) => !wishesOff(one, day));
  const byId = new Map(off.map((one) => [one.id, one]));
  const told = new Map<string, boolean>();
  const lawful = (personId: string, shift: DayShift): boolean => {
    const key = `${personId} ${shift.from} ${shift.to}`;
    const before = told.get(key);
    if (before !== undefined) return before;
    const person = byId.get(personId);
    const may = person !== undefined && keepsAll(known, person, shift, frame);
    told.set(key, may);
    return may;
  };
  return { people: off.map((one) => offPerson(known, one, frame)), lawful };
}

interface Weeks {
  readonly from: string;
  readonly weeks: number;
}

const wishesOff = ({ wishes }: RosteredPerson, day: string): boolean => wishes.daysOff.includes(weekdayOf(day));

function offPerson(known: RosterPeople, person: RosteredPerson, { weeks }: Weeks): DayOff['people'][number] {
  const availability = availabilityOf(person, { origin: known.origin, weeks });
  const terms = known.terms.get(person.id)?.terms;
  const minute = (ms: number): number => Math.round((ms - known.origin) / 60_000);
  return {
    id: person.id, name: person.name, zone: person.zone, price: { minor: terms?.hour_cost_minor ?? null, currency: terms?.currency ?? null },
    least: person.leastShift * 60_000, most: person.mostShift * 60_000, isFree: (from, to) => availability.holds({ from: minute(from), to: minute(to), rests: [] }),
  };
}

function keepsAll({ origin, inForce, beside }: RosterPeople, person: RosteredPerson, shift: DayShift, { from, weeks }: Weeks): boolean {
  const gets = stintOf({ id: 'called in', from: new Date(shift.from), to: new Date(shift.to), activities: [] }, origin);
  const all: NamedStint[] = [...(beside.get(person.id) ?? []), ...inForce.filter((one) => one.personId === person.id).map((one) => stintOf(one, origin))];
  const minute = (day: string): number => (startOfDay(day, person.zone).getTime() - origin) / 60_000;
  // What was worked this week already counts to what was agreed for it.
  const inWeeks = (one: NamedStint): boolean => one.from >= minute(from) && one.from < minute(addDays(from, weeks * 7));
  const { brandIds: _, ...rostered } = person;
  return judgeSide({ person: rostered, own: all.filter(inWeeks), beside: all.filter((one) => !inWeeks(one)), gives: null, gets, lacks: [] }, { origin, weeks }).length === 0;
}
