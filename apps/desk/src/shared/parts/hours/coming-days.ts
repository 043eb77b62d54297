import type { CalendarChange } from '@keepdesk/client';

export type PlaceOfHolidays = NonNullable<CalendarChange['public_holidays']>;

/** A date to come: a day off of one's own, a public holiday, or one that is worked. */
export interface ComingDay {
  readonly date: string;
  readonly name: string;
  readonly kind: 'own' | 'public' | 'worked';
}

/** Days off from today on, in order; of a date that is both, the public holiday is shown. */
export function comingDays(own: readonly string[], holidays: ReadonlyArray<{ date: string; name: string }>, worked: readonly string[], today: string): ComingDay[] {
  const byDate = new Map<string, ComingDay>();
  for (const date of own) byDate.set(date, { date, name: '', kind: 'own' });
  for (const { date, name } of holidays) {
    const isOwn = own.includes(date);
    byDate.set(date, { date, name, kind: isOwn ? 'own' : worked.includes(date) ? 'worked' : 'public' });
  }
  return [...byDate.values()].filter((day) => day.date >= today).toSorted((a, b) => a.date.localeCompare(b.date));
}
