import { wallOf, type Grid } from './grid.ts';
import { partOf } from './profile.ts';
import type { Answer, Question } from './question.ts';

/** Below so many contacts in a mean open interval (or day), a series is continued by the day (or week) instead. */
const LEAST_PER_CELL = { interval: 3, day: 5 } as const;
const WEEK = 7;
/** Weeks whose mean says how many come, and from which the course of the day is learned. */
const [RECENT_WEEKS, SHAPE_WEEKS] = [8, 26];
/** Weeks that have to be known before days are continued by the week. */
const LEAST_BLOCKS = 4;
/** Contacts the course of all weekdays is worth beside a weekday's own. */
const PRIOR = 100;
/** Where so many were to be expected and none ever came it is shut. */
const SHUT = 5;
/** Between the ninth and the first tenth lie so many standard deviations. */
const BAND = 2.563;

/** A series too thin to be continued as it is: what is asked of the coarser one, and how its answer is spread over the cells again. */
export interface Coarser {
  readonly question: Question;
  /** Share of its coarse step that each cell to come holds; and which step that is. */
  readonly shares: Float64Array;
  readonly steps: Int32Array;
}

/**
 * Few contacts an interval are foretold by the day, few a day by the week, and spread by the course of the past (temporal aggregation; Nikolopoulos et al.,
 * "An aggregate-disaggregate intermittent demand approach", JORS 62, 2011). Interval by interval the model that is off least is the one that says nothing
 * comes: the median of few is 0, their mean is not. Null where counts are large enough, or too little is known.
 */
export function coarserOf(question: Question, grid: Grid, ahead: number): Coarser | null {
  if (grid.rowDays !== 1 || ahead === 0) return null;
  const [rate, least] = [perOpenCell(grid), grid.slots === 1 ? LEAST_PER_CELL.day : LEAST_PER_CELL.interval];
  if (!(rate < least)) return null;
  return grid.slots === 1 ? byWeek(question, grid, ahead) : byDay(question, grid, ahead);
}

/** Contacts of a mean cell that is ever open, over the last weeks; NaN where nothing is known. */
function perOpenCell({ cells, slots, week, end }: Grid): number {
  const stride = slots * week;
  const open = new Uint8Array(stride);
  for (let at = 0; at < end; at++) if ((cells[at] ?? 0) > 0) open[at % stride] = 1;
  let [sum, known] = [0, 0];
  for (let at = Math.max(0, end - RECENT_WEEKS * stride); at < end; at++) {
    const value = cells[at] ?? Number.NaN;
    if (value !== value || open[at % stride] === 0) continue;
    sum += value;
    known++;
  }
  return sum / known;
}

function byDay(question: Question, grid: Grid, ahead: number): Coarser {
  const { slots, week, end } = grid;
  const rows = Math.floor(end / slots);
  const { totals } = partOf(grid);
  const shares = courseOf(grid);
  const row = (at: number): number => Math.floor((end + at) / slots);
  return {
    question: coarse(question, wallOf(grid, 0).slice(0, 10), 86_400, Array.from({ length: rows }, (_, at) => known(totals[at])), Math.ceil((end + ahead) / slots) - rows),
    shares: Float64Array.from({ length: ahead }, (_, at) => shares[(row(at) % week) * slots + ((end + at) % slots)] ?? 0),
    steps: Int32Array.from({ length: ahead }, (_, at) => row(at) - rows),
  };
}

function byWeek(question: Question, grid: Grid, ahead: number): Coarser | null {
  const { cells, end } = grid;
  const blocks = Math.floor(end / WEEK);
  if (blocks < LEAST_BLOCKS) return null;
  const [first, shares] = [end - WEEK * blocks, courseOf({ ...grid, slots: WEEK, week: 1 })];
  const totals = Array.from({ length: blocks }, (_, block): number | null => {
    let [sum, cover] = [0, 0];
    for (let at = first + block * WEEK; at < first + (block + 1) * WEEK; at++) {
      const value = cells[at] ?? Number.NaN;
      if (value === value) [sum, cover] = [sum + value, cover + (shares[at % WEEK] ?? 0)];
    }
    return cover > 0.5 ? sum / cover : null;
  });
  return {
    question: coarse(question, wallOf(grid, first).slice(0, 10), WEEK * 86_400, totals, Math.ceil(ahead / WEEK)),
    shares: Float64Array.from({ length: ahead }, (_, at) => shares[(end + at) % WEEK] ?? 0),
    steps: Int32Array.from({ length: ahead }, (_, at) => Math.floor(at / WEEK)),
  };
}

const known = (value: number | undefined): number | null => (value === undefined || value !== value ? null : value);

const coarse = (question: Question, start: string, stepSeconds: number, values: readonly (number | null)[], horizon: number): Question => ({
  ...question, start, stepSeconds, values, horizon, quantiles: [...new Set([...question.quantiles, 0.1, 0.9])],
});

/** Share of a row that each of its cells holds, by weekday; drawn to the course of all weekdays, as each has few. */
function courseOf({ cells, slots, week, end }: Pick<Grid, 'cells' | 'slots' | 'week' | 'end'>): Float64Array {
  const sums = new Float64Array(week * slots);
  const all = new Float64Array(slots);
  for (let at = Math.max(0, end - SHAPE_WEEKS * week * slots); at < end; at++) {
    const value = cells[at] ?? Number.NaN;
    if (value !== value) continue;
    const place = (Math.floor(at / slots) % week) * slots + (at % slots);
    sums[place] = (sums[place] ?? 0) + value;
    all[at % slots] = (all[at % slots] ?? 0) + value;
  }
  const whole = all.reduce((total, value) => total + value, 0);
  const shares = new Float64Array(sums.length);
  for (let day = 0; day < week; day++) {
    const own = sums.slice(day * slots, (day + 1) * slots);
    const came = own.reduce((total, value) => total + value, 0);
    const mixed = own.map((value, slot) => {
      const usual = whole > 0 ? (all[slot] ?? 0) / whole : 1 / slots;
      return value === 0 && came * usual >= SHUT ? 0 : value + PRIOR * usual;
    });
    const sum = mixed.reduce((total, value) => total + value, 0);
    shares.set(mixed.map((value) => (sum > 0 ? value / sum : 0)), day * slots);
  }
  return shares;
}

/** The coarse answer, spread over the cells again: counts by chance around their share, as far apart as the coarse steps lie. */
export function spreadAgain({ shares, steps }: Coarser, { mean, quantiles, model }: Answer, asked: readonly number[]): Pick<Answer, 'mean' | 'quantiles' | 'model'> {
  const spreads = mean.map((value, step) => {
    const wide = ((quantiles['0.9']?.[step] ?? 0) - (quantiles['0.1']?.[step] ?? 0)) / BAND;
    return value > 0 ? Math.max(0, wide * wide - value) / (value * value) : 0;
  });
  const cells = Array.from(shares, (share, at) => share * (mean[steps[at] ?? 0] ?? 0));
  const band = (p: number): number[] => cells.map((value, at) => countQuantile(p, value, spreads[steps[at] ?? 0] ?? 0));
  return { mean: cells, quantiles: Object.fromEntries(asked.map((p) => [String(p), band(p)])), model };
}

/** The smallest count that a share `p` does not exceed: Poisson counts whose mean varies by the variance `spread` in shares of it (negative binomial). */
export function countQuantile(p: number, mean: number, spread: number): number {
  if (mean <= 0) return 0;
  const size = spread > 1e-6 ? 1 / spread : Infinity;
  let chance = size === Infinity ? Math.exp(-mean) : (size / (size + mean)) ** size;
  let sum = chance;
  const most = 20 * (mean + 10) * (1 + spread);
  for (let count = 0; count < most; count++) {
    if (sum >= p) return count;
    chance *= size === Infinity ? mean / (count + 1) : ((size + count) / (count + 1)) * (mean / (size + mean));
    sum += chance;
  }
  return most;
}
