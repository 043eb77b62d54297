import { addDays, weekdayOf } from '../rules/local-days.ts';
import { credible, momentsOf, type Moments, type Observed } from './credible.ts';

/** Contacts that came in an hour of a local day and are done: how many, the seconds they took, and the sum of their squares. */
export interface HandledCell {
  /** place of the day, from the first on */
  readonly day: number;
  /** 0–23 by the brand's clock */
  readonly hour: number;
  readonly contacts: number;
  readonly seconds: number;
  readonly squares: number;
}

export interface HandledPast {
  /** YYYY-MM-DD of the first day */
  readonly firstDay: string;
  readonly days: number;
  /** of days on which nearly all that came is done: of the others only what went quickly is known */
  readonly cells: readonly HandledCell[];
}

/** How long a contact takes, as it is expected: seconds × the factor of its weekday × that of its hour. */
export interface HandleExpected {
  readonly seconds: number;
  /** Monday first */
  readonly weekdays: readonly number[];
  readonly hours: readonly number[];
  /** what it was learned from */
  readonly contacts: number;
  readonly days: number;
  /** days after which a day counts half; null: all alike */
  readonly half_life: number | null;
  /** deviation of a day's logarithm beyond chance, up to so many days ahead; null: any further */
  readonly off: readonly { readonly until: number | null; readonly deviation: number }[];
  /** square of the coefficient of variation of one contact */
  readonly cv2: number;
}

const HALF_LIVES = [7, 21, 63, null] as const;
/** Longer ago says little about how long work takes. */
export const HANDLED_BACK = 182;
/** Leads of which errors are measured apart, in days. */
const LEADS = [7, 28, null] as const;
const [LEAST_DAYS, LEAST_CONTACTS] = [14, 30];
/** A day whose contacts are as many counts as half as much as one with any number: their mean is as far off by chance as a day is from others (1 ÷ 0.15²). */
const HALF_A_DAY = 44;
/** What a day is off where nothing was measured yet. */
const ASSUMED_OFF = 0.15;
const ROUNDS = 3;

/**
 * How long contacts take from the day after the last on. A level, exponentially weighted over days, with the half-life that was off least from each
 * seventh morning behind; times factors of the weekday and of the hour a contact comes in, each believed as far as chance does not explain it (`credible`). Service
 * times differ by when and with whom, and hardly trend (Ibrahim, L'Ecuyer, Shen & Thiongane, "Inter-dependent, heterogeneous, and time-varying
 * service-time distributions in call centers", EJOR 250, 2016): nothing is carried on as a slope. Null where too little is known.
 */
export function expectHandle(past: HandledPast): HandleExpected | null {
  const whole = levelled(past, past.days);
  if (whole === null) return null;
  const trials = trialsOf(past);
  const errors = HALF_LIVES.map((halfLife) => ({ halfLife, off: errorsOf(trials, halfLife) }));
  const best = errors.toSorted((a, b) => meanAbs(a.off) - meanAbs(b.off))[0] ?? { halfLife: 21, off: [] };
  const { seconds, weekdays, hours, contacts, days, cv2 } = whole;
  let before = ASSUMED_OFF;
  const off = LEADS.map((until, at) => {
    const own = best.off.filter((one) => one.lead >= (LEADS[at - 1] ?? 0) && (until === null || one.lead < until));
    before = own.length < 7 ? before : deviationOf(own, cv2);
    return { until, deviation: before };
  });
  return { seconds: seconds(best.halfLife, past.days), weekdays, hours, contacts, days, half_life: best.halfLife, off, cv2 };
}

/** Expected seconds of a contact that comes on a weekday (1 is Monday) at an hour. */
export function handleAt({ seconds, weekdays, hours }: Pick<HandleExpected, 'seconds' | 'weekdays' | 'hours'>, weekday: number, hour: number): number {
  return seconds * (weekdays[weekday - 1] ?? 1) * (hours[hour] ?? 1);
}

/** Where the mean of a day's contacts comes to lie: `z` deviations below and above, so many days ahead. */
export function handleBand({ off, cv2 }: Pick<HandleExpected, 'off' | 'cv2'>, mean: number, contacts: number, lead: number, z: number): readonly [number, number] {
  const deviation = off.find(({ until }) => until === null || lead < until)?.deviation ?? ASSUMED_OFF;
  const far = Math.exp(z * Math.sqrt(deviation ** 2 + cv2 / Math.max(1, contacts)));
  return [mean / far, mean * far];
}

interface Levelled extends Pick<HandleExpected, 'weekdays' | 'hours' | 'contacts' | 'days' | 'cv2'> {
  /** the level on the day `end` */
  readonly seconds: (halfLife: number | null, end: number) => number;
}

interface DaySum {
  readonly day: number;
  readonly weekday: number;
  readonly contacts: number;
  readonly seconds: number;
  readonly cells: readonly HandledCell[];
}

/** What days before `end` say; null where they are too few. */
function levelled(past: HandledPast, end: number): Levelled | null {
  const days = daysOf(past).filter(({ day }) => day < end && day >= end - HANDLED_BACK);
  const [contacts, seconds] = [days.reduce((sum, one) => sum + one.contacts, 0), days.reduce((sum, one) => sum + one.seconds, 0)];
  if (days.length < LEAST_DAYS || contacts < LEAST_CONTACTS || !(seconds > 0)) return null;
  const squares = days.reduce((sum, one) => sum + one.cells.reduce((own, cell) => own + cell.squares, 0), 0);
  let [weekdays, hours] = [new Array<number>(7).fill(1), new Array<number>(24).fill(1)];
  for (let round = 0; round < ROUNDS; round++) {
    // Each weekday beside the week around it; each hour beside its day.
    weekdays = credible(byGroup(7, days.flatMap((one) => {
      const week = days.filter(({ day }) => Math.abs(day - one.day) <= 3);
      const level = week.reduce((sum, other) => sum + other.seconds, 0) / week.reduce((sum, other) => sum + usualOf(other, weekdays, hours), 0);
      const usual = usualOf(one, null, hours) * level;
      return usual > 0 ? [{ group: one.weekday - 1, value: one.seconds / usual, weight: weightOf(one.contacts) }] : [];
    })));
    hours = credible(byGroup(24, days.flatMap((one) => {
      const level = one.seconds / usualOf(one, null, hours);
      return one.cells.map((cell) => ({ group: cell.hour, value: cell.seconds / cell.contacts / level, weight: cell.contacts }));
    })));
  }
  const level = (halfLife: number | null, at: number): number => {
    let [sum, weights] = [0, 0];
    for (const one of days) {
      const weight = weightOf(one.contacts) * (halfLife === null ? 1 : 0.5 ** ((at - one.day) / halfLife));
      sum += weight * (one.seconds / usualOf(one, weekdays, hours));
      weights += weight;
    }
    return sum / weights;
  };
  return { weekdays, hours, contacts, days: days.length, cv2: Math.max(0, squares / contacts / (seconds / contacts) ** 2 - 1), seconds: level };
}

/** What a day's contacts would have taken at a level of one second. */
const usualOf = ({ weekday, cells }: DaySum, weekdays: readonly number[] | null, hours: readonly number[]): number =>
  cells.reduce((sum, cell) => sum + cell.contacts * (hours[cell.hour] ?? 1), 0) * (weekdays?.[weekday - 1] ?? 1);
const weightOf = (contacts: number): number => contacts / (contacts + HALF_A_DAY);

function byGroup(length: number, found: readonly (Observed & { readonly group: number })[]): Moments[] {
  const groups = Array.from({ length }, (): Observed[] => []);
  for (const one of found) groups[one.group]?.push(one);
  return groups.map(momentsOf);
}

function daysOf({ firstDay, cells }: HandledPast): DaySum[] {
  const byDay = Map.groupBy(cells.filter((cell) => cell.contacts > 0 && cell.seconds > 0), (cell) => cell.day);
  return [...byDay].toSorted(([a], [b]) => a - b).map(([day, own]) => ({
    day, weekday: weekdayOf(addDays(firstDay, day)), cells: own, contacts: own.reduce((sum, cell) => sum + cell.contacts, 0), seconds: own.reduce((sum, cell) => sum + cell.seconds, 0),
  }));
}

interface Trial {
  readonly end: number;
  readonly known: Levelled;
  readonly after: readonly DaySum[];
}

interface Off {
  readonly lead: number;
  readonly error: number;
  readonly contacts: number;
}

/** Each seventh morning behind that enough was known on, with the days after it. */
function trialsOf(past: HandledPast): Trial[] {
  const days = daysOf(past);
  const trials: Trial[] = [];
  for (let end = past.days - 7; end >= LEAST_DAYS && trials.length < HANDLED_BACK / 7; end -= 7) {
    const known = levelled(past, end);
    if (known !== null) trials.push({ end, known, after: days.filter(({ day }) => day >= end) });
  }
  return trials;
}

function errorsOf(trials: readonly Trial[], halfLife: number | null): Off[] {
  return trials.flatMap(({ end, known, after }) => {
    const seconds = known.seconds(halfLife, end);
    return after.map((one): Off => ({ lead: one.day - end, contacts: one.contacts, error: Math.log(one.seconds / (seconds * usualOf(one, known.weekdays, known.hours))) }));
  });
}

/** A month ahead and what is nearer decides: nobody plans people by handle time for longer. */
function meanAbs(errors: readonly Off[]): number {
  const near = errors.filter(({ lead }) => lead < 28);
  const weight = near.reduce((sum, one) => sum + weightOf(one.contacts), 0);
  return weight === 0 ? Infinity : near.reduce((sum, one) => sum + weightOf(one.contacts) * Math.abs(one.error), 0) / weight;
}

/** By moments: squares of errors less what chance explains of so many contacts. */
function deviationOf(errors: readonly Off[], cv2: number): number {
  const weight = errors.reduce((sum, one) => sum + weightOf(one.contacts), 0);
  return Math.sqrt(Math.max(0, errors.reduce((sum, one) => sum + weightOf(one.contacts) * (one.error ** 2 - cv2 / one.contacts), 0) / weight));
}
