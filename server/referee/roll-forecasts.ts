import { namedDays } from '../src/modules/calendars/index.ts';
import { forecastSeries } from '../src/modules/workforce/index.ts';
import type { VolumeSeries } from './volume-series.ts';

/** Sums over all origins; errors are absolute. */
export interface Rolled {
  actual: number;
  error: number;
  lastWeek: number;
  fourWeeks: number;
  markedActual: number;
  markedError: number;
  inside80: number;
  inside95: number;
  cells: number;
}

const QUANTILES = [0.025, 0.1, 0.9, 0.975];

/** Forecasts a series from each origin with everything before it, and sums what was off, beside the two usual yardsticks. */
export async function rollForecasts(series: VolumeSeries): Promise<Rolled> {
  const sums: Rolled = { actual: 0, error: 0, lastWeek: 0, fourWeeks: 0, markedActual: 0, markedError: 0, inside80: 0, inside95: 0, cells: 0 };
  const [first, last] = [Number(series.start.slice(0, 4)), new Date(Date.parse(series.start) + series.values.length * series.stepSeconds * 1000).getUTCFullYear()];
  const holidays = (series.country === '' ? null : await namedDays(series.country, Array.from({ length: last - first + 1 }, (_, at) => first + at))) ?? [];
  for (let end = series.from; end < series.values.length; end += series.horizon) {
    const { mean, quantiles } = forecastSeries({
      start: series.start, stepSeconds: series.stepSeconds, values: series.values.slice(0, end), horizon: series.horizon, timeZone: series.timeZone, events: series.events ?? [], holidays, quantiles: QUANTILES,
    });
    for (let at = 0; at < series.horizon; at++) addCell(sums, series, end + at, mean[at] ?? 0, QUANTILES.map((p) => quantiles[String(p)]?.[at] ?? 0));
  }
  return sums;
}

function addCell(sums: Rolled, series: VolumeSeries, at: number, mean: number, [low95 = 0, low80 = 0, high80 = 0, high95 = 0]: readonly number[]): void {
  const came = series.values[at];
  if (came === null || came === undefined || (came === 0 && mean === 0)) return;
  const past = pastOf(series, at);
  sums.actual += Math.abs(came);
  sums.error += Math.abs(came - mean);
  sums.lastWeek += Math.abs(came - (past[0] ?? 0));
  sums.fourWeeks += Math.abs(came - (past.length === 0 ? 0 : past.reduce((all, one) => all + one, 0) / past.length));
  sums.inside80 += came >= low80 && came <= high80 ? 1 : 0;
  sums.inside95 += came >= low95 && came <= high95 ? 1 : 0;
  sums.cells++;
  if (series.marked?.has(at) !== true) return;
  sums.markedActual += came;
  sums.markedError += Math.abs(came - mean);
}

/** The same interval of the last four weeks (or rows, where a row is longer than a day) before the origin's week. */
function pastOf({ values, stepSeconds, from, horizon }: VolumeSeries, at: number): number[] {
  const week = stepSeconds > 86_400 ? 1 : Math.round(604_800 / stepSeconds);
  const origin = from + Math.floor((at - from) / horizon) * horizon;
  const nearest = Math.ceil((at - origin + 1) / week) * week;
  return [0, 1, 2, 3].map((back) => values[at - nearest - back * week]).filter((value) => value !== null && value !== undefined);
}

export function joined(all: readonly Rolled[]): Rolled {
  return all.reduce((sum, one) => Object.fromEntries(Object.entries(sum).map(([key, value]) => [key, value + one[key as keyof Rolled]])) as unknown as Rolled);
}
