const SECONDS = [5, 30, 120, 300, 900];
const LONGEST = 1800;
const GIVE_UP_SECONDS = 3 * 86_400;

/** When a reply that could not leave is tried next; null when three days are over (RFC 5321 §4.5.4.1 asks for days, not hours). */
export function retryAt(attempt: number, firstAttemptAt: Date, now: Date): Date | null {
  if ((now.getTime() - firstAttemptAt.getTime()) / 1000 > GIVE_UP_SECONDS) return null;
  return new Date(now.getTime() + (SECONDS[attempt - 1] ?? LONGEST) * 1000);
}
