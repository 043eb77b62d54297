export interface Foretold {
  readonly promisedAt: Date | null;
  readonly estimatedAt: Date | null;
  readonly lowAt: Date | null;
  readonly highAt: Date | null;
}

const DAY = 86_400_000;

/**
 * When a parcel may honestly be expected: between what was foretold where that still lies ahead, else on the carrier's day where that does. Null when nobody knows.
 * `lateDays`: an incident holds everything up so long.
 */
export function expectedNow({ promisedAt, estimatedAt, lowAt, highAt }: Foretold, now: Date, lateDays = 0): [Date, Date] | null {
  if (lateDays > 0) {
    const usual = highAt ?? estimatedAt ?? promisedAt ?? now;
    const from = new Date(Math.max(usual.getTime(), now.getTime()) + lateDays * DAY);
    return [from, new Date(from.getTime() + DAY)];
  }
  if (highAt !== null && highAt > now) return [lowAt !== null && lowAt > now ? lowAt : now, highAt];
  return estimatedAt !== null && estimatedAt > now ? [estimatedAt, estimatedAt] : null;
}
