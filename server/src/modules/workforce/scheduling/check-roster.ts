import { timelineOf } from '../../calendars/index.ts';
import type { BreakRule, LabourRules, Night, RuleName } from './labour-rules.ts';
import { beginOf, DAY, dateIn, dayNumber, HOUR, weekOf, workedIn, type Shift } from './shift.ts';

/** One rule that one person's shifts break. Hours (minutes of a break, days in a row). */
export interface Violation {
  readonly rule: RuleName;
  readonly person: string;
  /** where it is written; empty for what nobody needs to write down */
  readonly source: string;
  /** shifts that together break it: taking one of them away mends it */
  readonly shifts: readonly string[];
  readonly at: number;
  readonly allowed: number;
  readonly found: number;
}

/**
 * Every rule of a place that a roster breaks, written from the rules and not from whatever made the roster. What lies before and after
 * the shifts given is taken to be free: whoever checks a week gives the weeks beside it, too.
 *
 * @param zone of the place of work: days and nights are those of its calendar
 */
export function checkRoster(shifts: readonly Shift[], rules: LabourRules, zone: string): Violation[] {
  return [...Map.groupBy(shifts, (shift) => shift.person).values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => a.from - b.from || a.to - b.to);
    const say = (rule: RuleName, of: readonly Shift[], allowed: number, found: number): Violation => ({ rule, person: (of[0] as Shift).person, source: rules.sources[rule] ?? '', shifts: of.map((shift) => shift.id), at: (of[0] as Shift).from, allowed, found });
    return [
      ...onePlace(inOrder, say), ...dailyRest(inOrder, say, rules.dailyRest, zone), ...weeklyRest(inOrder, say, rules, zone), ...daysInARow(inOrder, say, rules.mostDaysInARow, zone), ...weekDays(inOrder, say, rules, zone),
      ...dayHours(inOrder, say, rules.mostADay, zone), ...weekHours(inOrder, say, rules, zone), ...inOrder.flatMap((shift) => [...breaksOf(shift, say, rules), ...nightOf(shift, say, rules.night, zone)]),
    ];
  });
}

type Say = (rule: RuleName, of: readonly Shift[], allowed: number, found: number) => Violation;

function onePlace(shifts: readonly Shift[], say: Say): Violation[] {
  return shifts.flatMap((shift, at) => {
    const next = shifts[at + 1];
    return next !== undefined && next.from < shift.to ? [say('one_place', [shift, next], 0, (Math.min(shift.to, next.to) - next.from) / HOUR)] : [];
  });
}

function dailyRest(shifts: readonly Shift[], say: Say, rest: LabourRules['dailyRest'], zone: string): Violation[] {
  if (rest === null) return [];
  return rest.counted === 'within' ? restWithin(shifts, say, rest.hours) : restBetween(shifts, say, rest.hours, zone);
}

/** Within the day from each start there has to be one rest of that length: nobody's day is longer than what is left of it. */
function restWithin(shifts: readonly Shift[], say: Say, hours: number): Violation[] {
  return shifts.flatMap((first, at) => {
    const until = first.from + DAY;
    const touched = [first, ...shifts.slice(at + 1).filter((shift) => shift.from < until)];
    const longest = Math.max(...gaps(touched, first.from, until).map((gap) => gap.to - gap.from), 0);
    return longest < hours * HOUR ? [say('daily_rest', touched, hours, longest / HOUR)] : [];
  });
}

/** Two pieces of one day are no two days. */
function restBetween(shifts: readonly Shift[], say: Say, hours: number, zone: string): Violation[] {
  return shifts.flatMap((shift, at) => {
    const next = shifts[at + 1];
    if (next === undefined || dateIn(zone, next.from) === dateIn(zone, shift.from)) return [];
    const rest = Math.max(0, next.from - shift.to);
    return rest < hours * HOUR ? [say('daily_rest', [shift, next], hours, rest / HOUR)] : [];
  });
}

/** In each week with work there has to begin one; what was free before the first shift counts from the beginning of its week. */
function weeklyRest(shifts: readonly Shift[], say: Say, { weeklyRest: hours, weekBegins }: LabourRules, zone: string): Violation[] {
  if (hours === null) return [];
  const free = gaps(shifts, beginOf(zone, weekOf(dayNumber(dateIn(zone, (shifts[0] as Shift).from)), weekBegins)), Infinity);
  return [...byWeek(shifts, zone, weekBegins)].flatMap(([first, own]) => {
    const [from, to] = [beginOf(zone, first), beginOf(zone, first + 7)];
    const longest = Math.max(...free.filter((gap) => gap.from >= from && gap.from < to).map((gap) => gap.to - gap.from), 0);
    return longest < hours * HOUR ? [say('weekly_rest', own, hours, longest / HOUR)] : [];
  });
}

/** Times without a shift, in order. */
function gaps(shifts: readonly Shift[], from: number, to: number): { from: number; to: number }[] {
  let end = from;
  const free = shifts.flatMap((shift) => {
    const gap = { from: end, to: shift.from };
    end = Math.max(end, shift.to);
    return gap.to > gap.from ? [gap] : [];
  });
  return end < to ? [...free, { from: end, to }] : free;
}

const byWeek = (shifts: readonly Shift[], zone: string, begins: LabourRules['weekBegins']): Map<number, Shift[]> => Map.groupBy(shifts, (shift) => weekOf(dayNumber(dateIn(zone, shift.from)), begins));

function weekDays(shifts: readonly Shift[], say: Say, { mostDaysAWeek: most, weekBegins }: LabourRules, zone: string): Violation[] {
  if (most === null) return [];
  return [...byWeek(shifts, zone, weekBegins).values()].flatMap((own) => {
    const days = new Set(own.map((shift) => dateIn(zone, shift.from))).size;
    return days > most ? [say('week_days', own, most, days)] : [];
  });
}

function daysInARow(shifts: readonly Shift[], say: Say, most: number | null, zone: string): Violation[] {
  if (most === null) return [];
  const days = [...Map.groupBy(shifts, (shift) => dayNumber(dateIn(zone, shift.from)))].toSorted(([a], [b]) => a - b);
  const found: Violation[] = [];
  let run: Shift[][] = [];
  let last = -Infinity;
  const close = (): void => {
    if (run.length > most) found.push(say('days_in_a_row', run.flat(), most, run.length));
  };
  for (const [day, own] of days) {
    if (day !== last + 1) {
      close();
      run = [];
    }
    run.push(own);
    last = day;
  }
  close();
  return found;
}

function dayHours(shifts: readonly Shift[], say: Say, most: number | null, zone: string): Violation[] {
  if (most === null) return [];
  return [...Map.groupBy(shifts, (shift) => dateIn(zone, shift.from)).values()].flatMap((own) => {
    const hours = hoursOf(own);
    return hours > most ? [say('day_hours', own, most, hours)] : [];
  });
}

const hoursOf = (shifts: readonly Shift[]): number => shifts.reduce((sum, shift) => sum + workedIn(shift), 0) / HOUR;

/** The week a shift begins in; averages over every run of weeks that begins with one that is worked. */
function weekHours(shifts: readonly Shift[], say: Say, { mostAWeek, average, weekBegins }: LabourRules, zone: string): Violation[] {
  const weeks = byWeek(shifts, zone, weekBegins);
  const over = mostAWeek === null ? [] : [...weeks.values()].filter((own) => hoursOf(own) > mostAWeek).map((own) => say('week_hours', own, mostAWeek, hoursOf(own)));
  if (average === null) return over;
  return [...over, ...[...weeks.keys()].flatMap((first) => {
    const own = [...weeks].filter(([other]) => other >= first && other < first + 7 * average.weeks).flatMap(([, of]) => of);
    const mean = hoursOf(own) / average.weeks;
    return mean > average.hours ? [say('average_hours', own, average.hours, mean)] : [];
  })];
}

/** A break is rest, paid or not; one that is too short is none. */
function breaksOf(shift: Shift, say: Say, rules: LabourRules): Violation[] {
  return rules.breaks.flatMap((rule) => {
    const enough = shift.breaks.filter((one) => one.to - one.from >= rule.minutes * 60_000).toSorted((a, b) => a.from - b.from);
    const found = withoutBreak(shift, enough, rule);
    return found > rule.after ? [say('break', [shift], rule.after, found)] : [];
  });
}

/** Hours somebody works on without the break a rule asks for. */
function withoutBreak(shift: Shift, breaks: Shift['breaks'], { after, counted }: BreakRule): number {
  const whole = (shift.to - shift.from) / HOUR;
  if (counted === 'once') return breaks.length > 0 ? 0 : whole;
  if (counted === 'stretch') return Math.max(...[...breaks, { from: shift.to, to: shift.to }].map((one, at) => one.from - (breaks[at - 1]?.to ?? shift.from))) / HOUR;
  // The first by the end of so many hours, the second by the end of twice as many, and so on while the shift goes on for longer.
  const late = Array.from({ length: Math.ceil(whole / after) - 1 }, (_, at) => ((breaks[at]?.from ?? shift.to) - shift.from) / HOUR - at * after);
  return Math.max(0, ...late);
}

function nightOf(shift: Shift, say: Say, night: Night | null, zone: string): Violation[] {
  if (night?.shift == null || nightHours(shift, night, zone) <= night.shift.counts) return [];
  const hours = workedIn(shift) / HOUR;
  return hours > night.shift.most ? [say('night_shift', [shift], night.shift.most, hours)] : [];
}

/** Hours of a shift between the hours of the night at a place: seven or nine where the clocks change within. */
export function nightHours(shift: Shift, night: Pick<Night, 'from' | 'to'>, zone: string): number {
  const spans: [string, string][] = night.from > night.to ? [['00:00', night.to], [night.from, '24:00']] : [[night.from, night.to]];
  const line = timelineOf({ time_zone: zone, hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), spans])) }, shift.from);
  const rest = shift.breaks.filter((one) => !one.paid).reduce((sum, one) => sum + line.worked(one.from, one.to), 0);
  return (line.worked(shift.from, shift.to) - rest) / HOUR;
}
