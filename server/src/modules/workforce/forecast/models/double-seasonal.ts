import type { Model, Seen } from './model.ts';

/** Weights of the newest interval in level, shape of the day and shape of the week, and what is left of a deviation an interval later. */
export interface DoubleSeason {
  readonly level: number;
  readonly day: number;
  readonly week: number;
  readonly memory: number;
}

/** Rows from which the state is learned. */
const WINDOW = 126;
/** A deviation moves the state by three usual ones at most. */
const HELD = 3;

/**
 * Exponential smoothing with a season of a day and one of a week and an AR(1) residual (Taylor 2003, "Short-term
 * electricity demand forecasting using double seasonal exponential smoothing", JORS 54; additive form, 2010):
 * y(t) = l + d(t mod day) + w(t mod week) + e(t), ŷ(t+h) = l + d + w + memory^h·e(t).
 */
export function doubleSeasonal(name: string, p: DoubleSeason): Model {
  return {
    name,
    forecast(seen, ahead) {
      const { slots, week, cells, end } = seen;
      if (slots === 1 || end < 2 * slots) return null;
      const from = Math.max(0, Math.floor((end - WINDOW * slots) / (slots * week)) * slots * week);
      const state = begun(seen, from, p.week > 0);
      if (state === null) return null;
      for (let at = from; at < end; at++) step(state, p, at % slots, at % (slots * week), cells[at] ?? Number.NaN);
      const out = new Float64Array(ahead);
      let rest = state.rest;
      for (let h = 0; h < ahead; h++) {
        rest *= p.memory;
        out[h] = Math.max(0, state.level + (state.days[(end + h) % slots] ?? 0) + (state.weeks[(end + h) % (slots * week)] ?? 0) + rest);
      }
      return out;
    },
  };
}

interface State {
  level: number;
  rest: number;
  spread: number;
  readonly days: Float64Array;
  readonly weeks: Float64Array;
}

/** Level, day and week of the first two weeks that are known. */
function begun({ slots, week, cells, end }: Seen, from: number, weekly: boolean): State | null {
  const to = Math.min(end, from + 2 * week * slots);
  const level = meanBy(cells, from, to, 1, () => 0)[0] ?? Number.NaN;
  if (level !== level) return null;
  const days = meanBy(cells, from, to, slots, () => level).map((mean) => (mean === mean ? mean : 0));
  const weeks = weekly ? meanBy(cells, from, to, slots * week, (at) => level + (days[at % slots] ?? 0)).map((mean) => (mean === mean ? mean : 0)) : new Float64Array(slots * week);
  return { level, rest: 0, spread: Math.max(1e-9, 0.2 * Math.abs(level)), days, weeks };
}

function meanBy(cells: Float64Array, from: number, to: number, period: number, less: (at: number) => number): Float64Array {
  const [sums, counts] = [new Float64Array(period), new Float64Array(period)];
  for (let at = from; at < to; at++) {
    const value = cells[at] ?? Number.NaN;
    if (value !== value) continue;
    sums[at % period] = (sums[at % period] ?? 0) + value - less(at);
    counts[at % period] = (counts[at % period] ?? 0) + 1;
  }
  return sums.map((sum, at) => sum / (counts[at] ?? 0));
}

function step(state: State, p: DoubleSeason, slot: number, weekSlot: number, value: number): void {
  if (value !== value) {
    state.rest *= p.memory;
    return;
  }
  const plain = state.level + (state.days[slot] ?? 0) + (state.weeks[weekSlot] ?? 0);
  const off = value - plain;
  const news = Math.max(-HELD * state.spread, Math.min(HELD * state.spread, off - p.memory * state.rest));
  state.spread += 0.02 * (1.25 * Math.abs(news) - state.spread);
  state.level += p.level * news;
  state.days[slot] = (state.days[slot] ?? 0) + p.day * news;
  state.weeks[weekSlot] = (state.weeks[weekSlot] ?? 0) + p.week * news;
  state.rest = off;
}
