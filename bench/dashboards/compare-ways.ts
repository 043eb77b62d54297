import { ERROR_BOUND, measured, measuredByRows, MEASURES, wholeOf, type Dimension, type Group, type Measure, type Question } from '../../server/src/modules/facts/index.ts';
import { systemActor } from '../../server/src/platform/actor/actor.ts';
import type { Database } from '../../server/src/platform/db/database.ts';

const DAY = 86_400_000;
const actor = systemActor('bench');
const ways: readonly (readonly Dimension[])[] = [[], ['brand', 'channel'], ['agent', 'day'], ['team', 'reason'], ['site', 'weekday'], ['language', 'month'], ['hour', 'week']];

/** Every measure, undivided and by pairs of dimensions, over 30 days and 12 months, from packed hours and from rows: how many answers differ, and of how many. */
export async function compareWays(db: Database): Promise<{ compared: number; differing: number; worstMedian: number }> {
  const to = new Date(Math.floor(Date.now() / DAY) * DAY);
  let [compared, differing, worstMedian] = [0, 0, 0];
  for (const measure of Object.keys(MEASURES) as Measure[]) {
    for (const days of [30, 365]) {
      for (const by of ways) {
        const question: Question = { measure, from: new Date(to.getTime() - days * DAY), to, by, filters: {}, business: false };
        const [packed, rows] = await db.report(actor, async (tx) => [await measured(tx, question), await measuredByRows(tx, question)], 120);
        compared++;
        if (written(packed as Group[]) !== written(rows as Group[])) differing++;
        worstMedian = Math.max(worstMedian, medianError(packed as Group[]));
      }
    }
  }
  if (worstMedian > ERROR_BOUND) throw new Error(`a median from a histogram is wrong by ${worstMedian}`);
  return { compared, differing, worstMedian };
}

const written = (groups: readonly Group[]): string => groups.map(({ keys, n, hits, sum, squares, spread }) => JSON.stringify([keys, n, hits, sum, squares, spread?.percentile(0.5), spread?.percentile(0.9)])).toSorted().join('\n');

/** By how much the median of all is wrong, where it was told from a histogram. */
function medianError(groups: readonly Group[]): number {
  const spread = wholeOf(groups)?.spread;
  if (spread == null || spread.exact) return 0;
  const values = Float64Array.from(spread.values.flatMap((list) => [...list])).toSorted();
  const exact = values[Math.ceil(values.length / 2) - 1] as number;
  return Math.abs((spread.percentile(0.5) as number) - exact) / exact;
}
