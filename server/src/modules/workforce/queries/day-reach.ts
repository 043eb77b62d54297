import type { Coverage } from '../intraday/index.ts';
import { reachSpan } from '../staffing/index.ts';
import type { DayFrame, DayQueue } from './today-queues.ts';

/** A day's queues, and where it stands. */
export interface DayOfQueues {
  readonly frame: DayFrame;
  readonly queues: readonly DayQueue[];
}

export interface Reached {
  readonly service: readonly (number | null)[];
  readonly end: number | null;
  readonly promised: number;
}

/** Contacts of the rest of the day that are answered as promised; better than promised counts no more. */
export function worthOf(day: DayOfQueues, coverage: Coverage): number {
  return endOfDay(day, coverage).reduce((sum, one, number) => sum + one.promised * Math.min(one.end ?? 0, day.queues[number]?.span.terms.service_level ?? 1), 0);
}

/** Of a promise that is a little less kept nobody takes note. */
const LITTLE = 0.02;

/** Whether no queue comes to less than it did, unless it still keeps what is promised. */
export function keepsPromises(day: DayOfQueues, before: Coverage, after: Coverage): boolean {
  const was = endOfDay(day, before);
  return endOfDay(day, after).every((one, number) => (one.end ?? 1) >= Math.min(was[number]?.end ?? 1, day.queues[number]?.span.terms.service_level ?? 1) - LITTLE);
}

/** What each queue reaches with those who are planned: what is over as it was, the rest as it is reckoned. */
export function endOfDay({ queues, frame }: DayOfQueues, coverage: Coverage): Reached[] {
  return queues.map((queue, number) => {
    const from = frame.over;
    const agents = Array.from({ length: frame.length - from }, (_, at) => coverage.at(from + at).given[number] ?? 0);
    const contacts = queue.expected.slice(from).map((value, at) => (at === 0 ? Math.max(0, value - queue.running) : value));
    const { promised, kept, serviceLevel } = reachSpan({ ...queue.span, contacts, open: queue.span.open.slice(from), ...(queue.span.handleBy === undefined ? {} : { handleBy: queue.span.handleBy.slice(from) }) }, agents, queue.opening);
    const [all, well] = [queue.soFar.promised + promised, queue.soFar.kept + kept];
    return { service: [...new Array<null>(from).fill(null), ...serviceLevel], end: all === 0 ? null : well / all, promised: all };
  });
}
