import { timelineOf, type WorkCalendar } from '../../calendars/index.ts';

/** Two who close their lids at noon are two people; everybody at once, and three or more, is a site. */
const FEWEST = 3;

/** Sites all of whose people who were there are among those whose lines are gone. `there` has who was there until now. */
export function sitesThatDropped(there: readonly { readonly site: string; readonly person: string }[], gone: ReadonlySet<string>): string[] {
  const people = Map.groupBy(there, (one) => one.site);
  return [...people].filter(([, all]) => all.length >= FEWEST && all.every((one) => gone.has(one.person))).map(([site]) => site).sort();
}

/** Whether a site works at a moment; one without hours works whenever somebody is there. */
export function worksAt(calendar: WorkCalendar | null, at: number): boolean {
  return calendar === null || timelineOf(calendar, at).isOpen(at);
}

export interface Gone {
  /** their sites; nobody's hours end for somebody without one */
  readonly sites: readonly { readonly calendar: WorkCalendar | null; readonly out: boolean }[];
  readonly graceSeconds: number;
}

/**
 * When what waits for us in the hands of somebody who is gone is given back: at once where their site is out or its day
 * is over, after the grace otherwise. `since` and the answer are milliseconds.
 */
export function givesBackAt({ sites, graceSeconds }: Gone, since: number, now: number): { at: number; because: 'site_out' | 'owner_off_shift' | 'owner_away' } {
  if (sites.length > 0 && sites.every((site) => site.out)) return { at: now, because: 'site_out' };
  if (sites.length > 0 && sites.every((site) => site.out || !worksAt(site.calendar, now))) return { at: now, because: 'owner_off_shift' };
  return { at: Math.max(now, since + graceSeconds * 1000), because: 'owner_away' };
}

/** When the first of these next begins to work; null while one of them does, and where none ever will. Milliseconds. */
export function opensAt(calendars: readonly WorkCalendar[], now: number): number | null {
  const next = Math.min(...calendars.map((calendar) => timelineOf(calendar, now).after(now, 0)));
  return Number.isFinite(next) && next > now ? next : null;
}
