/** Subject: the brand whose hours are others now. */
export const CALENDAR_CHANGED = 'calendars.calendar_changed';
