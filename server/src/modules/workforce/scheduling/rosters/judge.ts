import { labourRules } from '../labour-rules.ts';
import { Availability, type Away } from './availability.ts';
import { checkPerson, rulesOf } from './plan-rosters.ts';
import { PlaceClock } from './place-clock.ts';
import type { RosterPerson } from './question.ts';
import { workedMinutes, type Stint } from './stint.ts';

/** A stint that has a name, so that a problem can say whose it is. */
export interface NamedStint extends Stint {
  readonly id: string;
}

export interface Judged {
  readonly kind: 'law' | 'terms';
  readonly rule: string;
  readonly source: string;
  readonly ids: readonly string[];
  /** minutes since the origin */
  readonly at: number;
  readonly allowed: number;
  readonly found: number;
}

/** What one person's shifts break: the law of their place by the independent checker, and what was agreed with them. Only what `own` has a part in. */
export function judgePerson(person: RosterPerson, own: readonly NamedStint[], beside: readonly NamedStint[], { origin, weeks }: { origin: number; weeks: number }): Judged[] {
  const all = [...own, ...beside].toSorted((a, b) => a.from - b.from);
  const mine = new Set(own.map((one) => one.id));
  const law = checkPerson(person, labourRules[person.rules] ?? rulesOf(person.rules), all, origin).map((one): Judged => ({ kind: 'law', rule: one.rule, source: one.source, ids: one.shifts.map((at) => (all[Number(at)] as NamedStint).id), at: (one.at - origin) / 60_000, allowed: one.allowed, found: one.found }));
  const clock = new PlaceClock(person.zone, origin, person.monday - 9, person.monday + weeks * 7 + 9);
  return [...law.filter((one) => one.ids.some((id) => mine.has(id))), ...byTerms(person, own, clock, weeks)].toSorted((a, b) => a.at - b.at);
}

/** When somebody could come in these weeks. */
export function availabilityOf(person: RosterPerson, { origin, weeks }: { origin: number; weeks: number }): Pick<Availability, 'holds'> {
  return new Availability(person, new PlaceClock(person.zone, origin, person.monday - 9, person.monday + weeks * 7 + 9), weeks);
}

function byTerms(person: RosterPerson, own: readonly NamedStint[], clock: PlaceClock, weeks: number): Judged[] {
  const availability = new Availability(person, clock, weeks);
  const say = (rule: string, of: readonly NamedStint[], allowed: number, found: number): Judged => ({ kind: 'terms', rule, source: '', ids: of.map((one) => one.id), at: (of[0] as NamedStint).from, allowed, found });
  const single = own.flatMap((stint): Judged[] => {
    const hours = (stint.to - stint.from) / 60;
    const away = awayIn(availability, stint);
    return [
      ...(hours * 60 < person.leastShift ? [say('shortest_shift', [stint], person.leastShift / 60, hours)] : []), ...(hours * 60 > person.mostShift ? [say('longest_shift', [stint], person.mostShift / 60, hours)] : []),
      ...(away === null ? [] : [say(away.why, [stint], 0, away.hours)]),
    ];
  });
  const weekly = [...Map.groupBy(own, (stint) => Math.floor((clock.dayOf(stint.from) - person.monday) / 7)).values()].flatMap((inWeek): Judged[] => {
    const minutes = inWeek.reduce((sum, one) => sum + workedMinutes(one), 0);
    const days = new Set(inWeek.map((one) => clock.dayOf(one.from))).size;
    const ordered = inWeek.toSorted((a, b) => a.from - b.from);
    return [...(minutes > person.contract ? [say('contract', ordered, person.contract / 60, minutes / 60)] : []), ...(days > person.mostDays ? [say('days_a_week', ordered, person.mostDays, days)] : [])];
  });
  return [...single, ...weekly];
}

function awayIn(availability: Availability, stint: Stint): { why: Away; hours: number } | null {
  let [why, quarters]: [Away | null, number] = [null, 0];
  for (let minute = stint.from; minute < stint.to; minute += 15) {
    const away = availability.awayAt(minute);
    if (away === null) continue;
    why ??= away;
    quarters++;
  }
  return why === null ? null : { why, hours: quarters / 4 };
}
