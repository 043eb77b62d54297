import { weekOf } from '../shift.ts';
import { Availability } from './availability.ts';
import { mealsOf } from './meals.ts';
import type { RosterPerson } from './question.ts';
import type { Planned } from './search.ts';

/** What somebody's hours depend on; each can be looked away from to see whether it is what stands in the way. Of two that would both do, the later is named: what was agreed before the law. */
export const LIMITS = ['law', 'shortest_shift', 'no_nights', 'longest_shift', 'days_a_week', 'fixed', 'availability', 'leave', 'employment'] as const;
export type Limit = (typeof LIMITS)[number];

export interface Conflict {
  readonly person: string;
  /** Monday, days since 1970 */
  readonly week: number;
  readonly contract: number;
  /** minutes that no schedule of theirs can exceed */
  readonly most: number;
  /** the smallest set: with any one of them out of the way the hours could be reached */
  readonly limits: readonly Limit[];
}

const GRID = 30;

/** Weeks in which somebody's contract cannot be kept, whatever is planned, and the smallest set of what stands in the way (a deletion filter; Chinneck & Dravnieks 1991). */
export function conflictsOf(planned: Planned, weeks: number): Conflict[] {
  const { person } = planned;
  return Array.from({ length: weeks }, (_, week): Conflict[] => {
    const most = mostMinutes(planned, week, new Set(LIMITS));
    // Less than the shortest step of the grid below is nothing to complain of.
    if (person.contract === 0 || most >= person.contract - GRID) return [];
    const limits = new Set<Limit>(LIMITS);
    for (const limit of LIMITS) {
      limits.delete(limit);
      if (mostMinutes(planned, week, limits) >= person.contract - GRID) limits.add(limit);
    }
    return [{ person: person.id, week: person.monday + week * 7, contract: person.contract, most, limits: [...limits] }];
  }).flat();
}

/** No schedule gives more: days are looked at one by one, the best so many of them count. Rests between days are not looked at, so it may still be less. */
function mostMinutes(planned: Planned, week: number, limits: ReadonlySet<Limit>): number {
  const { person, clock, rules, after } = planned;
  const free: RosterPerson = {
    ...person, nights: person.nights || !limits.has('no_nights'), availability: limits.has('availability') ? person.availability : {}, leave: limits.has('leave') ? person.leave : [],
    startsOn: limits.has('employment') ? person.startsOn : null, endsOn: limits.has('employment') ? person.endsOn : null,
  };
  const availability = new Availability(free, clock, Math.ceil(planned.days.length / 7));
  const longest = Math.min(limits.has('longest_shift') ? person.mostShift : 24 * 60, limits.has('law') ? longestByLaw(planned) : 24 * 60);
  const shortest = limits.has('shortest_shift') ? person.leastShift : GRID;
  let fixed = 0;
  const days = Array.from({ length: 7 }, (_, at): number => {
    const day = person.monday + week * 7 + at;
    if (limits.has('fixed') && planned.taken.has(week * 7 + at)) {
      const own = after.filter((one) => clock.dayOf(one.from) === day).reduce((sum, one) => sum + one.to - one.from - one.rests.reduce((rest, each) => (each.paid ? rest : rest + each.to - each.from), 0), 0);
      fixed += own > 0 ? 1 : 0;
      return own;
    }
    const length = Math.floor(Math.min(availability.longestOf(day), longest) / GRID) * GRID;
    if (length < shortest) return 0;
    const paid = (of: number): number => of - mealsOf(rules, of).reduce((sum, meal) => sum + meal.minutes, 0);
    return Math.max(paid(length), ...Array.from({ length: Math.min(4, Math.floor((length - shortest) / GRID)) }, (__, less) => paid(length - (less + 1) * GRID)));
  });
  const byLaw = rules.mostDaysAWeek !== null && rules.weekBegins === 'monday' && limits.has('law') ? rules.mostDaysAWeek : 7;
  const count = Math.max(fixed, Math.min(limits.has('days_a_week') ? person.mostDays : 7, byLaw));
  const sum = days.toSorted((a, b) => b - a).slice(0, count).reduce((total, one) => total + one, 0);
  return rules.mostAWeek !== null && limits.has('law') && weekOf(person.monday, rules.weekBegins) === person.monday ? Math.min(sum, rules.mostAWeek * 60) : sum;
}

/** With its meals, the longest shift that leaves the rest a day must have. */
function longestByLaw({ rules }: Planned): number {
  const rest = rules.dailyRest?.counted === 'within' ? rules.dailyRest.hours * 60 : 0;
  const day = rules.mostADay === null ? 24 * 60 : rules.mostADay * 60 + 120;
  return Math.min(24 * 60 - rest, day);
}
