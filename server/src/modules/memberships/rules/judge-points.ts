/** Points given or taken at once are at most this many: more is a slip of the finger. */
export const MOST_POINTS = 1_000_000;

export type PointsVerdict = { readonly allowed: true; readonly before: number; readonly after: number } | { readonly allowed: false; readonly because: 'nothing' | 'too_many' | 'below_zero' | 'why_missing' };

/** Whether points may be given or taken, and what is there afterwards. */
export function judgePoints(points: number, by: number, why: string): PointsVerdict {
  if (!Number.isSafeInteger(by) || by === 0) return { allowed: false, because: 'nothing' };
  if (Math.abs(by) > MOST_POINTS) return { allowed: false, because: 'too_many' };
  if (points + by < 0) return { allowed: false, because: 'below_zero' };
  return why.trim() === '' ? { allowed: false, because: 'why_missing' } : { allowed: true, before: points, after: points + by };
}
