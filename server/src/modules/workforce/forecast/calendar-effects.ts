import { dayOf, rowOf, type Grid } from './grid.ts';
import type { Seen } from './models/model.ts';
import { partOf } from './profile.ts';
import type { Question } from './question.ts';
import { ridge } from './solve.ts';

/** How named days, days around them, and places in the month move a row away from its usual weekday. */
export interface CalendarEffects {
  /** Factor of a row of the past or the time to come; exactly 1 where nothing named touches it. */
  factor(row: number): number;
}

/** One reason for a row to differ, with how large it is believed to be before anything was seen (in logarithms). */
type Reason = readonly [key: string, believed: number];

/** Days before and after a named day that may feel it. */
export const [BEFORE, AFTER] = [2, 5];
/** Weeks to either side whose same weekdays say what a row would have held. */
const NEIGHBOURS = 4;
/** What a row is worth whose weeks after are not known yet. */
const ONE_SIDED = 0.2;
/** A shut day is no abyss, a day of four times the volume no mountain: g(r) = ln((r + c)/(1 + c)). */
const SOFT = 0.1;

/**
 * Effects of named days and of the month: the logarithm of a row over the median of the same weekday around it, on
 * both sides, regressed on the reasons it has. All reasons share one ridge whose penalties are the variances believed
 * beforehand, so a holiday met for the first time is treated like holidays in general, and each further year of it
 * moves it to its own (empirical Bayes; cf. Ibrahim & L'Ecuyer, "Forecasting call center arrivals", M&SOM 15, 2013).
 */
export function calendarEffects(reasons: Reasons, grid: Seen): CalendarEffects {
  const { totals, covers } = partOf(grid, 84);
  const named = (row: number): boolean => reasons.named.has(row);
  const { values, weights } = responsesOf(totals, covers, grid.week, named);
  const noise = noiseOf(values, weights, named);
  const effects = ridge(reasons.columns, totals.length, values, weights, reasons.believed.map((size) => (noise / size) ** 2));
  return {
    factor(row) {
      let sum = 0;
      for (const column of reasons.of(row)) sum += effects[column] ?? 0;
      return sum === 0 ? 1 : Math.max(0, (1 + SOFT) * Math.exp(sum) - SOFT);
    },
  };
}

interface Responses {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

function responsesOf(totals: Float64Array, covers: Float64Array, week: number, named: (row: number) => boolean): Responses {
  const typical = median([...totals].filter((total) => total > 0));
  const [values, weights] = [new Float64Array(totals.length), new Float64Array(totals.length)];
  totals.forEach((total, row) => {
    const [usual, trust] = Number.isNaN(total) ? [0, 0] : usualOf(totals, row, week, named);
    if (!(usual > 0)) return;
    values[row] = Math.log((total / usual + SOFT) / (1 + SOFT));
    weights[row] = (trust * (covers[row] ?? 0) * usual) / (usual + 0.3 * typical);
  });
  return { values, weights };
}

/** The median of the same weekday in the weeks around, taken in pairs so that a trend does not look like an effect. */
function usualOf(totals: Float64Array, row: number, week: number, named: (row: number) => boolean): [usual: number, trust: number] {
  const plain = (at: number): number => (named(at) ? Number.NaN : (totals[at] ?? Number.NaN));
  const [pairs, before]: [number[], number[]] = [[], []];
  for (let k = 1; k <= 2 * NEIGHBOURS && pairs.length < NEIGHBOURS; k++) {
    const [past, later] = [plain(row - k * week), plain(row + k * week)];
    if (past === past && later === later) pairs.push(Math.sqrt(past * later));
    if (past === past && before.length < NEIGHBOURS) before.push(past);
  }
  if (pairs.length > 0) return [median(pairs), pairs.length === 1 ? 0.6 : 1];
  return before.length >= 2 ? [median(before), ONE_SIDED] : [0, 0];
}

/** Usual size of a deviation on days nothing is known of, larger where one day's goes on into the next and so tells less. */
function noiseOf(values: Float64Array, weights: Float64Array, named: (row: number) => boolean): number {
  const plain = values.map((value, row) => ((weights[row] ?? 0) > 0 && !named(row) ? value : Number.NaN));
  const known = [...plain].filter((value) => value === value).map(Math.abs);
  const size = Math.max(0.01, known.length === 0 ? 0.1 : 1.48 * median(known));
  const held = plain.map((value) => Math.max(-3 * size, Math.min(3 * size, value)));
  let [both, square] = [1e-9, 1e-9];
  for (let row = 1; row < held.length; row++) {
    const [a, b] = [held[row - 1] ?? Number.NaN, held[row] ?? Number.NaN];
    if (a === a && b === b) [both, square] = [both + a * b, square + (a * a + b * b) / 2];
  }
  const goesOn = Math.max(0, Math.min(0.9, both / square));
  return size * Math.sqrt((1 + goesOn) / (1 - goesOn));
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export interface Reasons {
  /** Columns of a row. */
  of(row: number): readonly number[];
  /** Rows of a column. */
  readonly columns: readonly number[][];
  /** How large the effect of a column is believed to be beforehand. */
  readonly believed: readonly number[];
  /** Rows that lie on a named day. */
  readonly named: ReadonlySet<number>;
}

/** Everything that is known beforehand of rows of the past and of `ahead` rows to come. */
export function reasonsOf(question: Question, grid: Grid, ahead: number): Reasons {
  const byRow: Reason[][] = Array.from({ length: grid.rows + ahead }, () => []);
  const named = new Set<number>();
  const add = (row: number, key: string, believed: number): void => {
    const list = byRow[row];
    if (list !== undefined && !list.some(([other]) => other === key)) list.push([key, believed]);
  };
  for (const day of question.holidays) {
    const row = rowOf(grid, dayOf(day.date, 'UTC'));
    around(add, row, row, day.name, day.free ? 'free' : 'noted', day.free ? 0.4 : 0.05);
    if (day.free) named.add(row);
  }
  for (const event of question.events) {
    const from = rowOf(grid, dayOf(event.from, question.timeZone));
    const to = Math.max(from, rowOf(grid, dayOf(event.to, question.timeZone)));
    around(add, from, to, event.name, 'event', 0.4);
    for (let row = from; row <= to; row++) named.add(row);
  }
  if (grid.rowDays === 1) byRow.forEach((_, row) => monthReasons(grid.firstDay + row).forEach(([key, believed]) => add(row, key, believed)));
  return numbered(byRow, named);
}

function numbered(byRow: readonly (readonly Reason[])[], named: ReadonlySet<number>): Reasons {
  const [numbers, columns, believed]: [Map<string, number>, number[][], number[]] = [new Map(), [], []];
  const rows = byRow.map((reasons, row) => reasons.map(([key, size]) => {
    const known = numbers.get(key) ?? columns.length;
    if (known === columns.length) {
      numbers.set(key, known);
      columns.push([]);
      believed.push(size);
    }
    columns[known]?.push(row);
    return known;
  }));
  return { of: (row) => rows[row] ?? [], columns, believed, named };
}

/** The kernel of one named span: its days one by one, and what lies shortly before and after. */
function around(add: (row: number, key: string, believed: number) => void, from: number, to: number, name: string, kind: string, size: number): void {
  for (let row = from; row <= to; row++) {
    add(row, `${kind}`, size);
    add(row, `${name}+${Math.min(row - from, 13)}`, size);
  }
  for (let k = 1; k <= BEFORE; k++) {
    add(from - k, `${kind} in ${k}`, size * 0.25);
    add(from - k, `${name} in ${k}`, size * 0.25);
  }
  for (let k = 1; k <= AFTER; k++) {
    const size2 = size * (k === 1 ? 0.4 : 0.15);
    add(to + k, `${kind} past ${k}`, size2);
    add(to + k, `${name} past ${k}`, size2);
  }
}

/** Thirds of a month, its first and last days, and those around its middle, when people are paid. */
function monthReasons(day: number): Reason[] {
  const date = new Date(day * 86_400_000);
  const [of, last] = [date.getUTCDate(), new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()];
  const reasons: Reason[] = [[`month third ${Math.min(2, Math.floor((of - 1) / 10))}`, 0.06]];
  if (of <= 5 || (of >= 13 && of <= 17)) reasons.push([`month day ${of}`, 0.09]);
  if (last - of <= 3) reasons.push([`month end ${last - of}`, 0.09]);
  return reasons;
}
