export { addBusinessSeconds, businessSeconds, subtractBusinessSeconds, workBetween, type WorkCalendar } from './rules/business-time.ts';
export { NEVER, Timeline, timelineOf } from './rules/timeline.ts';
export { worksEveryWeek } from './rules/work-day.ts';
export { calendarOf, calendarsOf } from './queries/calendar-of.ts';
export { namedDays, type NamedDay } from './rules/public-holidays.ts';
export { calendarUses, type CalendarUse } from './ports.ts';
export * from './events.ts';
