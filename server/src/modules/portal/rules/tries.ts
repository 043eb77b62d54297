/** So many tries for one order number from one address range, and for all numbers from it, within an hour. */
export const TRIES = { number: 5, range: 30, seconds: 3600 } as const;

export interface Tried {
  /** within the hour, the one at hand not counted */
  readonly forNumber: number;
  readonly fromRange: number;
  /** when the oldest of those that count was, of the kind that is full */
  readonly oldestForNumber: Date | null;
  readonly oldestFromRange: Date | null;
}

/** Null: one more may be tried. Else in how many seconds the next one may. Whether an order was behind it plays no part. */
export function waitBeforeTrying(tried: Tried, now: Date): number | null {
  const waits = [
    tried.forNumber >= TRIES.number ? left(tried.oldestForNumber, now) : 0,
    tried.fromRange >= TRIES.range ? left(tried.oldestFromRange, now) : 0,
  ];
  const wait = Math.max(...waits);
  return wait === 0 ? null : wait;
}

function left(oldest: Date | null, now: Date): number {
  const free = (oldest ?? now).getTime() + TRIES.seconds * 1000;
  return Math.max(1, Math.ceil((free - now.getTime()) / 1000));
}
