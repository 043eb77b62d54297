import type { SilenceRow } from '@keepdesk/client';

/** What can be said of silence: the beginning, and the length from which more write than in it. */
export type SilenceFinding = { readonly kind: 'rises'; readonly days: number; readonly late: number; readonly early: number } | { readonly kind: 'flat' } | { readonly kind: 'few' };

/** Fewer letters than this of both lengths together are no finding. */
const LEAST_LETTERS = 10;

/** From which length of silence surely more write a day than on the first, of whom nothing was told: the first whose interval lies above the first day's. */
export function findSilence(rows: readonly SilenceRow[]): SilenceFinding {
  const seen = rows.filter((row) => !row.told);
  const first = seen.find((row) => row.from_days === 0);
  const early = first?.per_100_a_day;
  if (first === undefined || !early || seen.reduce((sum, row) => sum + row.contacts, 0) < LEAST_LETTERS) return { kind: 'few' };
  const rise = seen.find((row) => row.from_days > 0 && row.per_100_a_day !== null && row.contacts > 0 && row.per_100_a_day.low > early.high);
  return rise?.per_100_a_day ? { kind: 'rises', days: rise.from_days, late: rise.per_100_a_day.value, early: early.value } : { kind: 'flat' };
}
