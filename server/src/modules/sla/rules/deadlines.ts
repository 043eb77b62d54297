import { Temporal } from 'temporal-polyfill';
import type { Timeline } from '../../calendars/index.ts';
import type { Metric } from './clocks.ts';
import type { Deadline, Policy } from './policy.ts';

/** A brand that does not work for so long has no next cut-off. */
const SIGHT_DAYS = 60;

/** What an order promises. Moments are milliseconds since the epoch. */
export interface OrderMoments {
  /** something of it has not left yet */
  readonly unfulfilled: boolean;
  readonly promisedAt: number | null;
}

/** The earliest moment by which each metric has to be done because of the order, after `since`. */
export function deadlinesOf(policy: Policy, order: OrderMoments | null, business: Timeline, since: number): Map<Metric, { at: number; because: string }> {
  const earliest = new Map<Metric, { at: number; because: string }>();
  for (const deadline of order === null ? [] : policy.deadlines) {
    const moment = momentOf(deadline, order as OrderMoments, policy.cut_off, business, since);
    const at = moment === null ? null : moment - deadline.lead_seconds * 1000;
    if (at !== null && at > since && at < (earliest.get(deadline.metric)?.at ?? Infinity)) earliest.set(deadline.metric, { at, because: deadline.moment });
  }
  return earliest;
}

function momentOf(deadline: Deadline, order: OrderMoments, cutOff: string | null, business: Timeline, since: number): number | null {
  if (deadline.moment === 'promised_date') return order.promisedAt;
  return order.unfulfilled && cutOff !== null ? nextCutOff(business, cutOff, since + deadline.lead_seconds * 1000) : null;
}

/** The first cut-off after a moment, on a day on which the brand works. */
export function nextCutOff(business: Timeline, cutOff: string, since: number): number | null {
  const zone = business.calendar.time_zone;
  const time = Temporal.PlainTime.from(cutOff);
  let day = Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(zone).toPlainDate();
  for (let i = 0; i < SIGHT_DAYS; i++, day = day.add({ days: 1 })) {
    const begins = day.toZonedDateTime(zone).epochMilliseconds;
    const at = day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
    if (at > since && business.worked(begins, day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds) > 0) return at;
  }
  return null;
}
