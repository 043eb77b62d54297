/**
 * Round numbers that span a range, for an axis: at most `most` steps of 1, 2 or 5 × 10^n.
 * Bars start at zero, so `low` is 0 for them; for lines it may be any floor.
 */
export function axisTicks(low: number, high: number, most: number = 4): number[] {
  if (!(high > low)) return [low, low + 1];
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((base) => base * power).find((size) => size >= rough) ?? 10 * power;
  const first = Math.floor(low / step) * step;
  const ticks = [];
  for (let tick = first; tick < high + step - 1e-9 * step; tick += step) ticks.push(Number(tick.toPrecision(12)));
  if (ticks[ticks.length - 1]! < high) ticks.push(Number((ticks[ticks.length - 1]! + step).toPrecision(12)));
  return ticks;
}

/** The same, but no two read alike: fewer of them where their words would be rounded to one another. */
export function readableTicks(low: number, high: number, format: (value: number) => string): number[] {
  for (let most = 4; most > 1; most--) {
    const ticks = axisTicks(low, high, most);
    if (new Set(ticks.map(format)).size === ticks.length) return ticks;
  }
  return axisTicks(low, high, 1);
}

/** A linear map from a range of values onto pixels. */
export function linear(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const span = from[1] - from[0] || 1;
  return (value) => to[0] + ((value - from[0]) / span) * (to[1] - to[0]);
}
