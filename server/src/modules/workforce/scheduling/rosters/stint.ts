/** A shift in whole minutes since the origin of its question: what the search and its own evaluator reckon with. */
export interface Stint {
  readonly from: number;
  readonly to: number;
  /** within it, in order; those that are not paid are not worked */
  readonly rests: readonly Rest[];
}

export interface Rest {
  readonly from: number;
  readonly to: number;
  readonly paid: boolean;
}

export const QUARTER = 15;
export const DAY_MINUTES = 1440;

export function workedMinutes({ from, to, rests }: Stint): number {
  let sum = to - from;
  for (const rest of rests) if (!rest.paid) sum -= rest.to - rest.from;
  return sum;
}

/** Moves a stint as it is. */
export function movedBy(stint: Stint, minutes: number): Stint {
  return { from: stint.from + minutes, to: stint.to + minutes, rests: stint.rests.map((rest) => ({ ...rest, from: rest.from + minutes, to: rest.to + minutes })) };
}
