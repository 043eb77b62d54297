/** A share, or null where nothing could have happened. */
export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** A share as reports print it: percent with two digits, halves away from zero. */
export function printedRate(part: number, whole: number): string | null {
  if (whole === 0) return null;
  // Whole numbers throughout: 0.5 of a hundredth must not depend on how a fraction is stored.
  const scaled = (BigInt(part) * 1_000_000n) / BigInt(whole);
  const hundredths = (scaled + 50n) / 100n;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}%`;
}

/** The n-th smallest of a list, as `percentile_disc`; null of nothing. The list must be sorted. */
export function percentileOfSorted(sorted: ArrayLike<number>, share: number): number | null {
  return sorted.length === 0 ? null : (sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1))] as number);
}

/** How many were open at each moment, from when each began and ended. The moments must be sorted. */
export function backlogAt(moments: readonly number[], began: readonly number[], ended: readonly number[]): number[] {
  const came = began.toSorted((a, b) => a - b);
  const left = ended.toSorted((a, b) => a - b);
  let i = 0;
  let j = 0;
  return moments.map((at) => {
    while (i < came.length && (came[i] as number) <= at) i++;
    while (j < left.length && (left[j] as number) <= at) j++;
    return i - j;
  });
}
