import { Temporal } from 'temporal-polyfill';

/** What is known of when a parcel comes. */
export interface ParcelTimes {
  readonly state: string;
  readonly delivered_at: string | null;
  readonly estimated_delivery_at: string | null;
  readonly promised_at: string | null;
  readonly prediction: { readonly low: string | null; readonly high: string | null } | null;
}

/** When a parcel comes, as honestly as it is known; days are calendar days of the shopper's brand, `2026-11-22`. */
export type Arrival =
  | { readonly kind: 'delivered'; readonly day: string }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: 'carrier_says'; readonly day: string }
  /** every day that was known is over */
  | { readonly kind: 'late' }
  | { readonly kind: 'unknown' }
  /** it does not come */
  | { readonly kind: 'none' };

export interface Coming {
  readonly arrival: Arrival;
  /** the day that was told first, where it no longer holds */
  readonly was: string | null;
}

const over = new Set(['returned', 'expired']);

/**
 * An interval of more than one day is never told as one day, a day that is over is never told as to come, and a carrier's single day is told
 * as the carrier's word. What was promised and no longer holds is named.
 */
export function comingOf(parcel: ParcelTimes, now: string, zone: string): Coming {
  const day = (at: string | null): Temporal.PlainDate | null => (at === null ? null : Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate());
  const delivered = day(parcel.delivered_at);
  if (delivered !== null) return { arrival: { kind: 'delivered', day: delivered.toString() }, was: null };
  if (over.has(parcel.state)) return { arrival: { kind: 'none' }, was: null };
  const today = day(now) as Temporal.PlainDate;
  const latest = (one: Temporal.PlainDate | null): Temporal.PlainDate | null => (one === null || Temporal.PlainDate.compare(one, today) < 0 ? null : one);
  const [low, high] = [day(parcel.prediction?.low ?? null), day(parcel.prediction?.high ?? null)];
  const said = day(parcel.estimated_delivery_at);
  const arrival = foretold(low, high, today) ?? (latest(said) === null ? null : { kind: 'carrier_says' as const, day: String(said) }) ?? (high === null && said === null ? { kind: 'unknown' as const } : { kind: 'late' as const });
  return { arrival, was: broken(day(parcel.promised_at), arrival, today) };
}

function foretold(low: Temporal.PlainDate | null, high: Temporal.PlainDate | null, today: Temporal.PlainDate): Arrival | null {
  if (high === null || Temporal.PlainDate.compare(high, today) < 0) return null;
  const from = low === null || Temporal.PlainDate.compare(low, today) < 0 ? today : low;
  return from.equals(high) ? { kind: 'day', day: high.toString() } : { kind: 'between', from: from.toString(), to: high.toString() };
}

/** What was told first is broken where its day is over, or the interval ends after it; within the interval it may still hold. */
function broken(promised: Temporal.PlainDate | null, arrival: Arrival, today: Temporal.PlainDate): string | null {
  if (promised === null || arrival.kind === 'unknown' || arrival.kind === 'none') return null;
  const passed = Temporal.PlainDate.compare(promised, today) < 0;
  const from = arrival.kind === 'between' ? arrival.from : arrival.kind === 'day' || arrival.kind === 'carrier_says' ? arrival.day : null;
  return passed || (from !== null && Temporal.PlainDate.compare(from, promised) > 0) ? promised.toString() : null;
}
