import type { Calendar } from '@keepdesk/client';

/** What most shops keep: proposed while nobody said anything else. */
const usual: Calendar['hours'] = { ...Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '17:00']]])), 6: [], 7: [] };

/** A brand that never said when it works is shown usual hours, though it works around the clock until they are saved. */
export function hoursStart(calendar: Pick<Calendar, 'hours' | 'changed_at'>): Calendar['hours'] {
  return calendar.changed_at === null ? usual : calendar.hours;
}

/** The first day (1 is Monday) whose spans end before they begin, or overlap. */
export function wrongDay(hours: Calendar['hours']): string | null {
  return Object.keys(hours).find((day) => {
    const spans = (hours[day] ?? []).toSorted((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''));
    return spans.some(([from = '', until = ''], at) => from === '' || until === '' || until <= from || (spans[at + 1]?.[0] ?? '99:99') < until);
  }) ?? null;
}
