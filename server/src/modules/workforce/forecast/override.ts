/** What somebody knows better than the past: so many percent more contacts than foretold, from a moment to before another. */
export interface Override {
  readonly from: Date;
  readonly to: Date;
  readonly percent: number;
}

/** Many changes of one day by mistake must not make a plan nobody can reckon. */
const MOST = 30;

/**
 * Factor by which each interval is changed: overrides that overlap multiply, an interval that lies in one only partly is changed by that part; never by more than thirty times.
 * Intervals begin at `from`, `stepSeconds` apart.
 */
export function factorsOf(overrides: readonly Override[], from: Date, stepSeconds: number, length: number): Float64Array {
  const factors = new Float64Array(length).fill(1);
  const stepMs = stepSeconds * 1000;
  for (const one of overrides) {
    const [begin, end] = [(one.from.getTime() - from.getTime()) / stepMs, (one.to.getTime() - from.getTime()) / stepMs];
    for (let at = Math.max(0, Math.floor(begin)); at < Math.min(length, Math.ceil(end)); at++) {
      const part = Math.min(at + 1, end) - Math.max(at, begin);
      factors[at] = (factors[at] as number) * (1 + (one.percent / 100) * part);
    }
  }
  return factors.map((factor) => Math.min(MOST, factor));
}
