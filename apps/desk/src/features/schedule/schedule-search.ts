/** What the page shows, as it stands in its address. */
export interface ScheduleSearch {
  /** a Monday */
  week?: string;
  /** a draft instead of what is published */
  plan?: string;
  site?: string;
  brand?: string;
  /** by the hour of one day */
  day?: string;
}

const isDay = (text: unknown): text is string => typeof text === 'string' && /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
const isId = (text: unknown): text is string => typeof text === 'string' && /^[0-9a-f-]{36}$/.test(text);

export function mondayOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000).toISOString().slice(0, 10);
}

/** Only what is known is taken from an address. */
export function readScheduleSearch(given: Record<string, unknown>): ScheduleSearch {
  return {
    ...(isDay(given.week) ? { week: mondayOf(given.week) } : {}), ...(isId(given.plan) ? { plan: given.plan } : {}), ...(isId(given.site) ? { site: given.site } : {}), ...(isId(given.brand) ? { brand: given.brand } : {}), ...(isDay(given.day) ? { day: given.day } : {}),
  };
}
