export { businessSeconds, workBetween, type WorkCalendar } from './rules/business-time.ts';
export { calendarOf } from './queries/calendar-of.ts';
