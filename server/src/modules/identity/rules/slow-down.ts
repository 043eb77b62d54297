const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;

/**
 * Seconds that must pass after the n-th wrong passphrase in a row for one address: none for four,
 * then 30, 60, 120 … 900. Slows guessing from many places down without locking anybody out for good.
 */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** (failures - FREE_TRIES));
}

/** Seconds still to wait at `now`; 0 when a try is allowed. */
export function remainingWait(failures: number, lastAt: Date, now: Date): number {
  return Math.max(0, Math.ceil(waitAfter(failures) - (now.getTime() - lastAt.getTime()) / 1000));
}
