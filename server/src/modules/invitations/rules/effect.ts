import { claimOf, effectOf, type Count, type Verdict } from '../../experiments/index.ts';

export interface Lift {
  readonly verdict: Verdict;
  readonly missing: number;
  /** more buyers of a hundred visitors, as a share: value, low, high (95 %) */
  readonly absolute: readonly [number, number, number] | null;
  /** 0.12: 12 % more buyers */
  readonly relative: readonly [number, number, number] | null;
  readonly p: number | null;
}

/** What inviting did to buying, by intention to treat: `experiments` counts what did not come, here more is better. */
export function liftOf(invited: Count, heldOut: Count, share: number): Lift {
  const effect = effectOf(invited, heldOut);
  const { verdict, missing } = claimOf(invited, heldOut, share);
  const turn = (one: { value: number; low: number; high: number } | null): readonly [number, number, number] | null => one && [0 - one.value, 0 - one.high, 0 - one.low];
  return { verdict, missing, absolute: turn(effect?.absolute ?? null), relative: turn(effect?.relative ?? null), p: effect?.p ?? null };
}
