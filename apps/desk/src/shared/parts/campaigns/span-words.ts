import type { Campaign } from '@keepdesk/client';

type Span = Pick<Campaign, 'from' | 'to' | 'whole_days'>;

/** "Nov 27 – Nov 30", "Nov 27, 18:00 – 22:00": by the clock of the brand, as the calendar keeps it. */
export function spanWords({ from, to, whole_days: wholeDays }: Span, locale: string): string {
  const end = to ?? from;
  const day = (text: string) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(`${text.slice(0, 10)}T00:00:00Z`));
  const time = (text: string) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }).format(new Date(`${text.length === 10 ? `${text}T00:00` : text}:00Z`));
  if (wholeDays) return from === end ? day(from) : `${day(from)} – ${day(end)}`;
  return from.slice(0, 10) === end.slice(0, 10) ? `${day(from)}, ${time(from)} – ${time(end)}` : `${day(from)}, ${time(from)} – ${day(end)}, ${time(end)}`;
}
