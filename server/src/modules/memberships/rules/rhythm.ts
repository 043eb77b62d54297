/** How often a subscription is charged. */
export interface Every {
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly count: number;
}

const DAY_MS = 86_400_000;

/**
 * The moment so many intervals later, in UTC. A month later than the 31st is the last day of a shorter month, and months are counted
 * from the day it began, so that the 31st comes back after February.
 */
export function after(from: Date, every: Every, times = 1): Date {
  const count = every.count * times;
  if (every.unit === 'day' || every.unit === 'week') return new Date(from.getTime() + count * (every.unit === 'week' ? 7 : 1) * DAY_MS);
  const months = count * (every.unit === 'year' ? 12 : 1);
  const day = new Date(from);
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + months);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(from.getUTCDate(), last));
  return day;
}

/** What a year of it costs, in minor units, rounded; for comparing one rhythm with another. */
export function perYear(totalMinor: number, every: Every): number {
  const times = { day: 365, week: 365 / 7, month: 12, year: 1 }[every.unit] / every.count;
  return Math.round(totalMinor * times);
}
