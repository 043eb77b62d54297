import { timelineOf } from './timeline.ts';
import type { Interval, WorkCalendar } from './work-day.ts';

export type { Interval, WorkCalendar } from './work-day.ts';

/** Working time between two instants in seconds; 0 when they are the wrong way round. */
export function businessSeconds(calendar: WorkCalendar, start: Date, end: Date): number {
  return Math.round(timelineOf(calendar, start.getTime()).worked(start.getTime(), end.getTime()) / 1000);
}

/** The working intervals within a span, in order. */
export function workBetween(calendar: WorkCalendar, from: number, to: number): Generator<Interval> {
  return timelineOf(calendar, from).between(from, to);
}

/** The moment at which so many working seconds have passed since `start`; null when the calendar never works so long. */
export function addBusinessSeconds(calendar: WorkCalendar, start: Date, seconds: number): Date | null {
  return moment(timelineOf(calendar, start.getTime()).after(start.getTime(), seconds * 1000));
}

/** The moment from which so many working seconds pass until `end`; null when there never were so many. */
export function subtractBusinessSeconds(calendar: WorkCalendar, end: Date, seconds: number): Date | null {
  return moment(timelineOf(calendar, end.getTime()).before(end.getTime(), seconds * 1000));
}

function moment(at: number): Date | null {
  return Number.isFinite(at) ? new Date(at) : null;
}
