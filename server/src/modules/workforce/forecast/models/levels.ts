import { partOf, spread } from '../profile.ts';
import type { Model } from './model.ts';

/** Totals of rows to come: `known` rows before `next` are complete or nearly so. */
export type RowModel = (totals: Float64Array, covers: Float64Array, next: number, ahead: number, week: number, year: number) => Float64Array | null;

/** A model of day totals spread over the day by the profile of its weekday. */
export function byProfile(name: string, rowModel: RowModel, halfLife?: number): Model {
  return {
    name,
    forecast(seen, ahead) {
      const { totals, covers, shares } = partOf(seen, halfLife);
      const next = Math.floor(seen.end / seen.slots);
      const rows = Math.ceil((seen.end + ahead) / seen.slots) - next;
      const to = rowModel(totals, covers, next, rows, seen.week, seen.year);
      return to === null ? null : spread(seen, shares, to, ahead);
    },
  };
}

export interface Smoothing {
  /** Weight of the newest day in the level. */
  readonly level: number;
  /** Weight of the newest day in its weekday's factor. */
  readonly weekday: number;
  /** Weight of the newest step in the trend; 0 for none. */
  readonly trend: number;
  /** Part of yesterday's deviation that is left tomorrow. */
  readonly memory: number;
}

const DAMPED = 0.9;

/**
 * Level × weekday exponential smoothing of logarithms with a damped trend and an AR(1) residual (Holt–Winters in the
 * multiplicative form, Taylor 2003, "Short-term electricity demand forecasting using double seasonal exponential
 * smoothing", JORS 54): log y(d) = l + s(weekday) + e, a new day moves l and s by their weights, outliers by three
 * deviations at most; l(d+h) = l + Σ trend·φ^i + memory^h·e.
 */
export function smoothing(p: Smoothing): RowModel {
  return (totals, covers, next, ahead, week) => {
    const floor = floorOf(totals, next);
    if (floor === null) return null;
    const state = started(totals, next, week, floor);
    if (state === null) return null;
    for (let r = 0; r <= next; r++) learn(state, p, r % week, r < totals.length ? Math.log((totals[r] ?? Number.NaN) + floor) : Number.NaN, covers[r] ?? 0);
    const out = new Float64Array(ahead);
    let [level, trend, rest] = [state.level, state.trend, state.rest];
    for (let h = 0; h < ahead; h++) {
      trend *= DAMPED;
      level += trend;
      rest *= p.memory;
      out[h] = Math.max(0, Math.exp(level + rest + (state.days[(next + h) % week] ?? 0)) - floor);
    }
    return out;
  };
}

interface State {
  level: number;
  trend: number;
  /** Deviation of the last day. */
  rest: number;
  /** Usual size of a deviation. */
  spread: number;
  days: Float64Array;
}

/** What is added before the logarithm: half a hundredth of the mean, so that a shut day is no abyss. */
function floorOf(totals: Float64Array, next: number): number | null {
  let [sum, met] = [0, 0];
  for (let r = 0; r < Math.min(next, totals.length); r++) if (!Number.isNaN(totals[r])) [sum, met] = [sum + (totals[r] ?? 0), met + 1];
  return met === 0 || sum === 0 ? null : (0.005 * sum) / met;
}

/** Level and weekday factors of the first four weeks. */
function started(totals: Float64Array, next: number, week: number, floor: number): State | null {
  const [sums, counts] = [new Float64Array(week), new Float64Array(week)];
  let met = 0;
  for (let r = 0; r < Math.min(next, totals.length) && (met < 4 * week || week === 1); r++) {
    const value = Math.log((totals[r] ?? Number.NaN) + floor);
    if (value !== value) continue;
    sums[r % week] = (sums[r % week] ?? 0) + value;
    counts[r % week] = (counts[r % week] ?? 0) + 1;
    if (++met >= 4 && week === 1) break;
  }
  if (met === 0) return null;
  const means = sums.map((sum, w) => ((counts[w] ?? 0) > 0 ? sum / (counts[w] ?? 1) : Number.NaN));
  const seen = means.filter((mean) => !Number.isNaN(mean));
  const level = seen.reduce((a, b) => a + b, 0) / seen.length;
  return { level, trend: 0, rest: 0, spread: 0.3, days: means.map((mean) => (Number.isNaN(mean) ? 0 : mean - level)) };
}

function learn(state: State, p: Smoothing, day: number, value: number, cover: number): void {
  state.level += state.trend;
  state.trend *= DAMPED;
  if (value !== value || cover < 0.05) {
    state.rest *= p.memory;
    return;
  }
  const error = value - state.level - (state.days[day] ?? 0);
  const held = Math.max(-3 * state.spread, Math.min(3 * state.spread, error));
  state.spread += 0.05 * cover * (Math.abs(held) * 1.25 - state.spread);
  state.spread = Math.max(state.spread, 0.005);
  state.level += p.level * cover * held;
  state.trend += p.trend * p.level * cover * held;
  state.days[day] = (state.days[day] ?? 0) + p.weekday * cover * held;
  state.rest = (1 - p.level) * cover * held + (1 - cover) * p.memory * state.rest;
}
