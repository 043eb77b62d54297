/** Buckets grow by 2 %, so a percentile read from them is wrong by at most 1 %. */
export const GROWTH = 1.02;
const LOG_GROWTH = Math.log(GROWTH);
export const ERROR_BOUND = 0.01;

/** bucket → how many; two of them add up */
export type Histogram = ReadonlyMap<number, number>;

/** The bucket of a whole number of seconds. */
export function bucketOf(seconds: number): number {
  return seconds <= 0 ? 0 : 1 + Math.floor(Math.log(seconds) / LOG_GROWTH + 1e-9);
}

/** Of all the values in these lists. */
export function histogramOf(lists: readonly Int32Array[]): Map<number, number> {
  const counts = new Int32Array(bucketOf(2 ** 31) + 1);
  for (const values of lists) for (let i = 0; i < values.length; i++) (counts[bucketOf(values[i] as number)] as number)++;
  const histogram = new Map<number, number>();
  for (const [bucket, n] of counts.entries()) if (n > 0) histogram.set(bucket, n);
  return histogram;
}

/** The seconds a bucket stands for: the middle of its bounds, or the only whole second in it. */
export function secondsOf(bucket: number): number {
  if (bucket <= 0) return 0;
  const low = GROWTH ** (bucket - 1);
  const high = GROWTH ** bucket;
  const only = Math.ceil(low - 1e-6);
  return only + 1 >= high ? only : (2 * low * high) / (low + high);
}

export function sizeOf(histogram: Histogram): number {
  let n = 0;
  for (const count of histogram.values()) n += count;
  return n;
}

/** The value of which a share of all is at most as long (nearest rank, as `percentile_disc`); null of nothing. */
export function percentileOf(histogram: Histogram, share: number): number | null {
  const n = sizeOf(histogram);
  if (n === 0) return null;
  const rank = Math.max(1, Math.ceil(share * n - 1e-9));
  let passed = 0;
  for (const bucket of [...histogram.keys()].toSorted((a, b) => a - b)) {
    passed += histogram.get(bucket) ?? 0;
    if (passed >= rank) return secondsOf(bucket);
  }
  return null;
}

/**
 * The 95 % interval of the median: order statistics n/2 ∓ 0.98·√n bound it (Conover, Practical Nonparametric
 * Statistics, §3.2).
 */
export function medianInterval(histogram: Histogram): [number, number] | null {
  const n = sizeOf(histogram);
  if (n === 0) return null;
  const width = 0.98 / Math.sqrt(n);
  return [percentileOf(histogram, Math.max(0, 0.5 - width)) as number, percentileOf(histogram, Math.min(1, 0.5 + width)) as number];
}
