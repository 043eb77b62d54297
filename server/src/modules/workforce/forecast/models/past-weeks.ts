import type { Model } from './model.ts';

/**
 * The mean of the same interval in the last `weeks` weeks that have it; with one week this is the seasonal naive forecast.
 * Hard to beat from two weeks ahead on (Taylor 2008, "A comparison of univariate time series methods for forecasting
 * intraday arrivals at a call center", Management Science 54).
 */
export function pastWeeks(name: string, weeks: number): Model {
  return {
    name,
    forecast(seen, ahead) {
      const stride = seen.week * seen.slots;
      if (seen.end < stride) return null;
      const out = new Float64Array(ahead);
      for (let at = 0; at < Math.min(ahead, stride); at++) out[at] = meanBack(seen.cells, seen.end + at - stride, stride, weeks);
      for (let at = stride; at < ahead; at++) out[at] = out[at - stride] ?? 0;
      return out;
    },
  };
}

function meanBack(cells: Float64Array, from: number, stride: number, weeks: number): number {
  let [sum, met] = [0, 0];
  for (let at = from, looked = 0; at >= 0 && met < weeks && looked < weeks + 4; at -= stride, looked++) {
    const value = cells[at] ?? Number.NaN;
    if (value !== value) continue;
    sum += value;
    met++;
  }
  return met === 0 ? Number.NaN : sum / met;
}
