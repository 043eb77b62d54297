import type { WorkCalendar } from '../../calendars/index.ts';

/** The hours marketplaces count in. Without clock changes a zone says nothing. */
export const aroundTheClock: WorkCalendar = { time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00'] as const]])) };
