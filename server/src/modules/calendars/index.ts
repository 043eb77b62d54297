export { addBusinessSeconds, businessSeconds, subtractBusinessSeconds, workBetween, type WorkCalendar } from './rules/business-time.ts';
export { NEVER, Timeline, timelineOf } from './rules/timeline.ts';
export { worksEveryWeek } from './rules/work-day.ts';
export { calendarOf } from './queries/calendar-of.ts';
export * from './events.ts';
