import { workBetween, type WorkCalendar } from '../../../calendars/index.ts';

export interface Opening {
  readonly open: boolean;
  /** when somebody is there next; null while open, or when no opening is in sight */
  readonly nextAt: Date | null;
}

const SIGHT_MS = 21 * 86_400_000;

/** Whether the brand works now, and when it does next. Half-open: at closing time it is closed. */
export function openingAt(calendar: WorkCalendar, now: Date): Opening {
  const from = now.getTime();
  for (const span of workBetween(calendar, from, from + SIGHT_MS)) return span.from <= from ? { open: true, nextAt: null } : { open: false, nextAt: new Date(span.from) };
  return { open: false, nextAt: null };
}
