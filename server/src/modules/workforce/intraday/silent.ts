/** Intervals of a day in which nothing came although much was foretold: something was down, nobody wanted less. The last is not in it. */
export interface SilentHours {
  readonly from: number;
  readonly to: number;
  /** contacts foretold of them */
  readonly foretold: number;
}

/** By chance nothing comes of so many less than once in a thousand days, even where a day holds a third of what was foretold. */
const LEAST = 20;

/** Spans of a day that hold nothing where at least 20 contacts were foretold. `actual` is null where nothing is known yet. */
export function silentHours(forecast: readonly number[], actual: readonly (number | null)[]): SilentHours[] {
  const silent: SilentHours[] = [];
  const add = (from: number, to: number): void => {
    let [first, last] = [from, to];
    // It was shut before and after: that is no part of it.
    while (first < last && (forecast[first] ?? 0) <= 0) first++;
    while (last > first && (forecast[last - 1] ?? 0) <= 0) last--;
    const foretold = forecast.slice(first, last).reduce((sum, value) => sum + value, 0);
    if (foretold >= LEAST) silent.push({ from: first, to: last, foretold });
  };
  let from = 0;
  for (let at = 0; at <= actual.length; at++) {
    if (actual[at] === 0) continue;
    if (at > from) add(from, at);
    from = at + 1;
  }
  return silent;
}

/** What is known of a day: silent hours are not. */
export function heard(forecast: readonly number[], actual: readonly (number | null)[]): readonly (number | null)[] {
  const silent = silentHours(forecast, actual);
  return silent.length === 0 ? actual : actual.map((value, at) => (silent.some(({ from, to }) => at >= from && at < to) ? null : value));
}
