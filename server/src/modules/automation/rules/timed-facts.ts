import type { Facts, FactValue } from './condition.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Fields that are told in time since a moment, and the unit; a negative unit counts down to it. */
const units: Readonly<Record<string, number>> = {
  hours_since_opened: HOUR_MS, hours_since_customer_wrote: HOUR_MS, hours_since_reply: HOUR_MS, hours_since_resolved: HOUR_MS, hours_to_deadline: -HOUR_MS,
  'order.days_since_placed': DAY_MS, 'parcel.days_since_delivered': DAY_MS, 'parcel.days_late': DAY_MS,
};

/** Field → the moment it counts from, in milliseconds since the epoch; null where there is none. */
export type FactMoments = Readonly<Record<string, number | null>>;

/** The facts with what the clock says at a moment, to a hundredth of the unit. */
export function withTime(facts: Facts, moments: FactMoments, at: number): Facts {
  const timed: Record<string, FactValue> = {};
  for (const [field, moment] of Object.entries(moments)) timed[field] = moment === null ? null : Math.round(((at - moment) / (units[field] ?? HOUR_MS)) * 100) / 100;
  return { ...facts, ...timed };
}
