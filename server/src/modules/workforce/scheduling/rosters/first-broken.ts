import type { BreakRule, LabourRules, RuleName } from '../labour-rules.ts';
import { weekOf } from '../shift.ts';
import type { PlaceClock } from './place-clock.ts';
import { DAY_MINUTES, workedMinutes, type Stint } from './stint.ts';

/**
 * The first rule that one person's shifts break, or null: asked at every step of the search, so it stops at the first and reckons in whole
 * minutes. It shares nothing with `checkRoster`, which is asked at the end and must find nothing; a test holds both against each other.
 *
 * @param stints in order of their beginning
 */
export function firstBroken(stints: readonly Stint[], rules: LabourRules, clock: PlaceClock): RuleName | null {
  const days = stints.map((stint) => clock.dayOf(stint.from));
  if (overlapping(stints)) return 'one_place';
  if (rules.dailyRest !== null && !(rules.dailyRest.counted === 'within' ? restsWithin(stints, rules.dailyRest.hours * 60) : restsBetween(stints, days, rules.dailyRest.hours * 60))) return 'daily_rest';
  if (rules.weeklyRest !== null && !restsWeekly(stints, days, rules.weeklyRest * 60, rules.weekBegins, clock)) return 'weekly_rest';
  if (rules.mostDaysInARow !== null && longestRun(days) > rules.mostDaysInARow) return 'days_in_a_row';
  const counted = countWeeks(stints, days, rules);
  if (counted !== null) return counted;
  for (const stint of stints) {
    if (rules.breaks.some((rule) => withoutRest(stint, rule) > rule.after * 60)) return 'break';
    const night = rules.night;
    if (night?.shift != null && workedMinutes(stint) > night.shift.most * 60 && nightWork(stint, night, clock) > night.shift.counts * 60) return 'night_shift';
  }
  return null;
}

function overlapping(stints: readonly Stint[]): boolean {
  for (let at = 1; at < stints.length; at++) if ((stints[at] as Stint).from < (stints[at - 1] as Stint).to) return true;
  return false;
}

function restsWithin(stints: readonly Stint[], least: number): boolean {
  for (let first = 0; first < stints.length; first++) {
    const begin = (stints[first] as Stint).from;
    const until = begin + DAY_MINUTES;
    let [end, longest] = [begin, 0];
    for (let at = first; at < stints.length && (stints[at] as Stint).from < until; at++) {
      const stint = stints[at] as Stint;
      longest = Math.max(longest, stint.from - end);
      end = Math.max(end, stint.to);
    }
    if (Math.max(longest, until - end) < least) return false;
  }
  return true;
}

function restsBetween(stints: readonly Stint[], days: readonly number[], least: number): boolean {
  for (let at = 1; at < stints.length; at++) if (days[at] !== days[at - 1] && (stints[at] as Stint).from - (stints[at - 1] as Stint).to < least) return false;
  return true;
}

function restsWeekly(stints: readonly Stint[], days: readonly number[], least: number, begins: LabourRules['weekBegins'], clock: PlaceClock): boolean {
  if (stints.length === 0) return true;
  const rested = new Set<number>();
  let end = clock.startOf(weekOf(days[0] as number, begins));
  for (const stint of stints) {
    if (stint.from - end >= least) rested.add(weekOf(clock.dayOf(end), begins));
    end = Math.max(end, stint.to);
  }
  rested.add(weekOf(clock.dayOf(end), begins));
  return days.every((day) => rested.has(weekOf(day, begins)));
}

function longestRun(days: readonly number[]): number {
  let [run, longest, last] = [0, 0, Number.NaN];
  for (const day of days) {
    if (day === last) continue;
    run = day === last + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    last = day;
  }
  return longest;
}

/** Hours of days and weeks, and days of weeks. */
function countWeeks(stints: readonly Stint[], days: readonly number[], { mostADay, mostAWeek, mostDaysAWeek, average, weekBegins }: LabourRules): RuleName | null {
  if (mostADay === null && mostAWeek === null && mostDaysAWeek === null && average === null) return null;
  const weeks = new Map<number, { minutes: number; days: number }>();
  let [last, inDay] = [Number.NaN, 0];
  for (let at = 0; at < stints.length; at++) {
    const [day, minutes] = [days[at] as number, workedMinutes(stints[at] as Stint)];
    inDay = day === last ? inDay + minutes : minutes;
    if (mostADay !== null && inDay > mostADay * 60) return 'day_hours';
    const week = weekOf(day, weekBegins);
    const sum = weeks.get(week) ?? { minutes: 0, days: 0 };
    weeks.set(week, { minutes: sum.minutes + minutes, days: sum.days + (day === last ? 0 : 1) });
    last = day;
  }
  for (const [first, sum] of weeks) {
    if (mostDaysAWeek !== null && sum.days > mostDaysAWeek) return 'week_days';
    if (mostAWeek !== null && sum.minutes > mostAWeek * 60) return 'week_hours';
    if (average === null) continue;
    let minutes = 0;
    for (const [week, own] of weeks) if (week >= first && week < first + 7 * average.weeks) minutes += own.minutes;
    if (minutes > average.hours * average.weeks * 60) return 'average_hours';
  }
  return null;
}

function withoutRest(stint: Stint, { after, minutes, counted }: BreakRule): number {
  const whole = stint.to - stint.from;
  const rests = stint.rests.filter((rest) => rest.to - rest.from >= minutes);
  if (counted === 'once') return rests.length > 0 ? 0 : whole;
  if (counted === 'stretch') {
    let [since, longest] = [stint.from, 0];
    for (const rest of rests) [longest, since] = [Math.max(longest, rest.from - since), rest.to];
    return Math.max(longest, stint.to - since);
  }
  let late = 0;
  for (let due = 0; due < Math.ceil(whole / (after * 60)) - 1; due++) late = Math.max(late, (rests[due]?.from ?? stint.to) - stint.from - due * after * 60);
  return late;
}

function nightWork(stint: Stint, night: { readonly from: string; readonly to: string }, clock: PlaceClock): number {
  return stint.rests.reduce((sum, rest) => (rest.paid ? sum : sum - clock.nightMinutes(rest.from, rest.to, night)), clock.nightMinutes(stint.from, stint.to, night));
}
