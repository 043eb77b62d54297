import type { Seen } from './models/model.ts';

/** A series taken apart: how much a row holds, and how that is spread over its cells. */
export interface Parted {
  /** Total of each row, scaled up where cells are missing; NaN where nothing is known. */
  readonly totals: Float64Array;
  /** Part of the row's usual volume that was observed, 0 to 1. */
  readonly covers: Float64Array;
  /** Share of the row by weekday (row index modulo the week) and cell; each weekday's shares sum to 1 unless it is always 0. */
  readonly shares: Float64Array;
}

/** Rows after which an older day counts half in the shares. */
const HALF_LIFE = 42;
/** Weight of the profile of all weekdays beside a weekday's own, in days. */
const PRIOR_DAYS = 0.35;
/** Rows looked at for the shares. */
const WINDOW = 182;

/**
 * Day totals and day profiles: y(d, s) = T(d)·p(weekday(d), s). Shares are exponentially weighted and drawn to the
 * profile of all weekdays (Shen & Huang, "Interday forecasting and intraday updating of call center arrivals",
 * M&SOM 10, 2008, keep several such components; one with shrinkage holds for short histories).
 */
export function partOf(seen: Seen, halfLife: number = HALF_LIFE): Parted {
  const known = parted.get(seen.cells) ?? new Map<string, Parted>();
  parted.set(seen.cells, known);
  const key = `${seen.end} ${seen.week} ${halfLife}`;
  const made = known.get(key) ?? part(seen, halfLife);
  known.set(key, made);
  return made;
}

/** Many models look at the same series: it is taken apart once. */
const parted = new WeakMap<Float64Array, Map<string, Parted>>();

function part(seen: Seen, halfLife: number): Parted {
  const { slots, week, cells, end } = seen;
  const rows = Math.ceil(end / slots);
  if (slots === 1) return { totals: cells.slice(0, rows), covers: Float64Array.from({ length: rows }, (_, r) => (Number.isNaN(cells[r]) ? 0 : 1)), shares: new Float64Array(week).fill(1) };
  const shares = sharesOf(seen, rows, halfLife);
  const [totals, covers] = [new Float64Array(rows).fill(Number.NaN), new Float64Array(rows)];
  for (let r = 0; r < rows; r++) {
    const base = (r % week) * slots;
    let [sum, cover, whole] = [0, 0, 0];
    for (let s = 0; s < slots; s++) {
      const value = r * slots + s < end ? (cells[r * slots + s] ?? Number.NaN) : Number.NaN;
      const share = shares[base + s] ?? 0;
      whole += share;
      if (value !== value) continue;
      sum += value;
      cover += share;
    }
    covers[r] = whole > 0 ? cover / whole : 0;
    if (cover > 0.08 * whole && cover > 0) totals[r] = sum / (cover / whole);
    else if (whole === 0 && r * slots < end) totals[r] = sum;
  }
  return { totals, covers, shares };
}

function sharesOf(seen: Seen, rows: number, halfLife: number): Float64Array {
  const { slots, week, cells, end } = seen;
  const [sums, counts] = [new Float64Array(week * slots), new Float64Array(week * slots)];
  for (let r = Math.max(0, rows - WINDOW); r < rows; r++) {
    const weight = 0.5 ** ((rows - 1 - r) / halfLife);
    const base = (r % week) * slots;
    for (let s = 0; s < slots && r * slots + s < end; s++) {
      const value = cells[r * slots + s] ?? Number.NaN;
      if (value !== value) continue;
      sums[base + s] = (sums[base + s] ?? 0) + weight * value;
      counts[base + s] = (counts[base + s] ?? 0) + weight;
    }
  }
  return shrunk(sums, counts, slots, week);
}

/** Mean profile of each weekday, mixed with the profile of all, as shares. A cell never seen on a weekday that was seen is shut. */
function shrunk(sums: Float64Array, counts: Float64Array, slots: number, week: number): Float64Array {
  const [all, allCounts] = [new Float64Array(slots), new Float64Array(slots)];
  for (let at = 0; at < sums.length; at++) {
    all[at % slots] = (all[at % slots] ?? 0) + (sums[at] ?? 0);
    allCounts[at % slots] = (allCounts[at % slots] ?? 0) + (counts[at] ?? 0);
  }
  const mean = normal(all.map((sum, s) => ((allCounts[s] ?? 0) > 0 ? sum / (allCounts[s] ?? 1) : 0)));
  const shares = new Float64Array(sums.length);
  for (let w = 0; w < week; w++) {
    const own = sums.slice(w * slots, (w + 1) * slots);
    const met = counts.slice(w * slots, (w + 1) * slots);
    const days = Math.max(...met);
    if (days > 0 && own.every((sum) => sum === 0)) continue;
    const shape = days > 0 ? normal(own.map((sum, s) => ((met[s] ?? 0) > 0 ? sum / (met[s] ?? 1) : 0))) : mean;
    const trust = days / (days + PRIOR_DAYS);
    const mixed = normal(shape.map((share, s) => (days > 0 && (met[s] ?? 0) === 0 ? 0 : trust * share + (1 - trust) * (mean[s] ?? 0))));
    shares.set(mixed, w * slots);
  }
  return shares;
}

function normal(shape: Float64Array): Float64Array {
  const sum = shape.reduce((all, value) => all + value, 0);
  return sum > 0 ? shape.map((value) => value / sum) : shape;
}

/** Cells from `end` on, from totals of the rows from the one that holds `end`. */
export function spread(seen: Seen, shares: Float64Array, totals: Float64Array, ahead: number): Float64Array {
  const { slots, week, end } = seen;
  const first = Math.floor(end / slots);
  const out = new Float64Array(ahead);
  for (let at = 0; at < ahead; at++) {
    const row = Math.floor((end + at) / slots);
    out[at] = Math.max(0, (totals[row - first] ?? 0) * (slots === 1 ? 1 : (shares[(row % week) * slots + ((end + at) % slots)] ?? 0)));
  }
  return out;
}
