import { AFTER, BEFORE, median, type Reasons } from './calendar-effects.ts';
import type { Grid } from './grid.ts';

/** Intervals in which nothing came although the same ones of other weeks always held something: an outage, not low demand. Cells, the last not in it. */
export interface Silence {
  readonly from: number;
  readonly to: number;
  /** Contacts the same intervals of other weeks held: their median. */
  readonly usual: number;
}

/** Less is missing by chance, too. */
const LEAST_MISSED = 30;
/** Weeks to either side that are looked at, and how many of them must be known. */
const [WEEKS, LEAST_WEEKS] = [8, 3];
/** Of the weeks looked at so many must have held at least `SOMETHING` of the median: what is shut every few weeks is no outage. */
const [ALWAYS, SOMETHING] = [0.85, 0.25];
/** Longer than that, or still going on after so many days, it is no outage but an end. Rows. */
const [LONGEST, LONGEST_NOW] = [14, 3];

/** Silences of the past, the oldest first. Near named days nothing is one: what a holiday or a campaign leaves is learned as theirs. */
export function silencesIn(grid: Grid, reasons: Pick<Reasons, 'named'>): Silence[] {
  if (grid.rowDays !== 1) return [];
  return runsOfNothing(grid).flatMap((run) => silenceOf(grid, reasons.named, run) ?? []);
}

/** The grid with its silences as cells that are not known. */
export function withoutSilences(grid: Grid, silences: readonly Silence[]): Grid {
  if (silences.length === 0) return grid;
  const cells = grid.cells.slice();
  for (const { from, to } of silences) cells.fill(Number.NaN, from, to);
  return { ...grid, cells };
}

type Run = readonly [from: number, to: number];

function runsOfNothing({ cells, end }: Grid): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let at = 0; at <= end; at++) {
    if (at < end && cells[at] === 0) continue;
    if (at > from) runs.push([from, at]);
    from = at + 1;
  }
  return runs;
}

function silenceOf(grid: Grid, named: ReadonlySet<number>, run: Run): Silence | null {
  const others = otherWeeks(grid, named, run);
  if (others.length < LEAST_WEEKS) return null;
  const usual = median(others.map((begin) => sumOf(grid.cells, begin, begin + run[1] - run[0])));
  if (usual < LEAST_MISSED) return null;
  const held = others.filter((begin) => sumOf(grid.cells, begin, begin + run[1] - run[0]) >= SOMETHING * usual);
  if (held.length < ALWAYS * others.length) return null;
  const [from, to] = openPart(grid.cells, run, others);
  const rows = (to - from) / grid.slots;
  if (rows > (run[1] >= grid.end ? LONGEST_NOW : LONGEST) || isNear(named, Math.floor(from / grid.slots), Math.floor((to - 1) / grid.slots))) return null;
  return { from, to, usual };
}

/** Where the same intervals begin in the weeks around, those that are wholly known and on no named day. */
function otherWeeks({ cells, slots, week, end }: Grid, named: ReadonlySet<number>, [from, to]: Run): number[] {
  const stride = slots * week;
  const begins: number[] = [];
  for (let k = Math.ceil((to - from) / stride); k <= WEEKS; k++) {
    for (const begin of [from - k * stride, from + k * stride]) {
      if (begin < 0 || begin + to - from > end) continue;
      if (isKnown(cells, begin, begin + to - from) && !isNear(named, Math.floor(begin / slots), Math.floor((begin + to - from - 1) / slots), 0, 0)) begins.push(begin);
    }
  }
  return begins;
}

/** What of a run other weeks are open in: an outage does not begin the evening before. */
function openPart(cells: Float64Array, [from, to]: Run, others: readonly number[]): Run {
  const open = (at: number): boolean => others.some((begin) => (cells[begin + at - from] ?? 0) > 0);
  let [first, last] = [from, to];
  while (first < last && !open(first)) first++;
  while (last > first && !open(last - 1)) last--;
  return [first, last];
}

function isNear(named: ReadonlySet<number>, first: number, last: number, before: number = BEFORE, after: number = AFTER): boolean {
  for (let row = first - after; row <= last + before; row++) if (named.has(row)) return true;
  return false;
}

function isKnown(cells: Float64Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (Number.isNaN(cells[at])) return false;
  return true;
}

function sumOf(cells: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += cells[at] ?? 0;
  return sum;
}
