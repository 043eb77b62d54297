import type { RowModel } from './levels.ts';

const RECENT = 28;

/**
 * The same weekday of the same week a year before, times how much more comes now than then: T(d − 364)·g with g the
 * ratio of the last four weeks to theirs a year earlier. Carries a season that weekly models cannot know.
 */
export const yearAgo: RowModel = (totals, _covers, next, ahead, week, year) => {
  const recent = week === 1 ? Math.max(3, Math.round((RECENT * year) / 364)) : RECENT;
  if (next < year + recent) return null;
  let [now, then] = [0, 0];
  for (let r = next - recent; r < next; r++) {
    const [a, b] = [totals[r] ?? Number.NaN, totals[r - year] ?? Number.NaN];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    now += a;
    then += b;
  }
  if (then === 0 || now === 0) return null;
  return Float64Array.from({ length: ahead }, (_, h) => (totals[next + h - year * Math.ceil((h + 1) / year)] ?? Number.NaN) * (now / then));
};
