import { readBrand } from '../../shared/layout/brand-search.ts';

export const ranges = ['week', 'near', 'half'] as const;
export type Range = (typeof ranges)[number];

/** What the page shows, as it stands in its address. */
export interface PlanSearch {
  tab?: 'forecast' | 'staffing';
  channel?: string;
  range?: Range;
  /** the Monday of the week that is shown */
  week?: string;
  brand?: string;
}

/** Only what is known is taken from an address; the rest is as usual. */
export function readPlanSearch(given: Record<string, unknown>): PlanSearch {
  const tab = given.tab === 'forecast' || given.tab === 'staffing' ? given.tab : undefined;
  const range = ranges.find((one) => one === given.range);
  const channel = typeof given.channel === 'string' && /^[a-z_]{1,40}$/.test(given.channel) ? given.channel : undefined;
  const week = typeof given.week === 'string' && isDay(given.week) ? mondayOf(given.week) : undefined;
  return { ...readBrand(given), ...(tab ? { tab } : {}), ...(channel ? { channel } : {}), ...(range ? { range } : {}), ...(week ? { week } : {}) };
}

const isDay = (text: string): boolean => /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  return plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The day it is by a zone's clock. */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** From which day to before which a range goes. */
export function spanOf(range: Range, today: string, week: string): { from: string; to: string; by: 'interval' | 'day' } {
  if (range === 'week') return { from: week, to: plusDays(week, 7), by: 'interval' };
  return range === 'near' ? { from: plusDays(today, -28), to: plusDays(today, 42), by: 'day' } : { from: plusDays(today, -14), to: plusDays(today, 182), by: 'day' };
}
