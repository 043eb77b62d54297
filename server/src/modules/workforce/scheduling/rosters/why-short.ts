import type { RuleName } from '../labour-rules.ts';
import type { Away } from './availability.ts';
import { inOrder, type RosterSearch } from './search.ts';
import { mealsOf } from './meals.ts';
import type { Stint } from './stint.ts';

/** Why somebody who knows the work is not there. */
export type Because = Away | 'on_break' | 'contract' | 'days' | 'taken' | 'other_week' | 'not_worth_it' | RuleName;

/** Some time in which queues stay short together, and of those who know them how many are away for which reason. */
export interface RosterShortage {
  readonly from: number;
  readonly to: number;
  /** ids of the queues that are short together: everybody there who knows one of them is busy with them */
  readonly queues: readonly string[];
  readonly hours: number;
  /** people missing at most at once, and when that is */
  readonly atWorst: number;
  readonly worstAt: number;
  /** of those who know the work: how many there are, are there, and why the others are not; the most common first */
  readonly able: number;
  readonly there: number;
  readonly because: readonly { readonly why: Because; readonly people: readonly string[] }[];
}

const LITTLE = 0.02;

/** Every time that is short, in order; reasons are those of its worst quarter. */
export function whyShort(search: RosterSearch, queueIds: readonly string[]): RosterShortage[] {
  const { need } = search;
  const found: RosterShortage[] = [];
  let open: { set: number; from: number; hours: number; worst: number; worstAt: number } | null = null;
  const close = (to: number): void => {
    if (open !== null && open.hours >= LITTLE) found.push(said(search, queueIds, { ...open, to }));
    open = null;
  };
  for (let quarter = 0; quarter < need.quarters; quarter++) {
    const { short, set } = need.shortAt(quarter);
    if (open !== null && (short < 1e-6 || open.set !== set)) close(quarter);
    if (short < 1e-6) continue;
    open ??= { set, from: quarter, hours: 0, worst: 0, worstAt: quarter };
    const worse: boolean = short > open.worst + 1e-9;
    open = { ...open, hours: open.hours + short / 4, worst: worse ? short : open.worst, worstAt: worse ? quarter : open.worstAt };
  }
  close(need.quarters);
  return found;
}

function said(search: RosterSearch, queueIds: readonly string[], open: { set: number; from: number; to: number; hours: number; worst: number; worstAt: number }): RosterShortage {
  const { need, planned } = search;
  // The smallest cut is made of what is served in full and of everybody who knows one of the rest: those are short together.
  const { set } = open;
  const reasons = new Map<Because, string[]>();
  let [able, there] = [0, 0];
  const minute = (need.first + open.worstAt) * 15;
  planned.forEach((one, at) => {
    if (!need.knows(at, set)) return;
    able++;
    const why = whyAway(search, at, minute);
    if (why === null) there++;
    else reasons.set(why, [...(reasons.get(why) ?? []), one.person.id]);
  });
  return {
    from: (need.first + open.from) * 15, to: (need.first + open.to) * 15, queues: queueIds.filter((_, queue) => (set >> (need.classOf[queue] as number)) & 1), hours: open.hours, atWorst: open.worst, worstAt: minute, able, there,
    because: [...reasons].map(([why, people]) => ({ why, people })).toSorted((a, b) => b.people.length - a.people.length || a.why.localeCompare(b.why)),
  };
}

/** Null: they are there. */
function whyAway(search: RosterSearch, at: number, minute: number): Because | null {
  const planned = search.planned[at] as RosterSearch['planned'][number];
  const { person, clock, days, availability } = planned;
  const own = inOrder(planned).find((one) => one.from <= minute && one.to > minute);
  if (own !== undefined) return own.rests.some((rest) => rest.from < minute + 15 && rest.to > minute) ? 'on_break' : null;
  const day = clock.dayOf(minute) - person.monday;
  if (day < 0 || day >= days.length) return 'other_week';
  const away = availability.awayAt(minute);
  if (away !== null) return away;
  const tried = [person.leastShift, Math.min(person.mostShift, 480)].flatMap((length) => [0, Math.floor(length / 60) * 30, length - 30].map((into) => shiftOver(search, at, minute, length, into)));
  const refusals = tried.map((stint) => {
    const on = clock.dayOf(stint.from) - person.monday;
    return on < 0 || on >= days.length ? ('other_week' as const) : days[on] !== undefined ? ('taken' as const) : search.refuses(at, on, stint);
  });
  if (refusals.includes(null)) return 'not_worth_it';
  // What stands in the way of the longest part of the ways to be there.
  return mostCommon(refusals.filter((one) => one !== null && one !== 'away' && one !== 'length')) ?? 'not_available';
}

function shiftOver({ planned }: RosterSearch, at: number, minute: number, length: number, into: number): Stint {
  const from = minute - into;
  let end = from;
  const rests = mealsOf((planned[at] as RosterSearch['planned'][number]).rules, length).map((meal) => {
    const begin = Math.max(end, from + Math.ceil(meal.earliest / 15) * 15);
    end = begin + meal.minutes;
    return { from: begin, to: end, paid: false };
  });
  return { from, to: from + length, rests };
}

function mostCommon<T>(all: readonly T[]): T | undefined {
  return [...Map.groupBy(all, (one) => one)].toSorted((a, b) => b[1].length - a[1].length)[0]?.[0];
}
