import { Temporal } from 'temporal-polyfill';
import { fits, type Wished } from './fits.ts';
import { shopsDoing, type ReturnPolicy } from './policy.ts';

/** The last day on which a line may be asked for. */
export interface LastDay {
  /** a date in the brand's zone; null: the days have not begun, since it is not known to have arrived or left */
  readonly day: string | null;
  readonly days: number;
  /** the season that moved it, if one did */
  readonly season: string | null;
  /** a person let it be later */
  readonly extended: boolean;
}

/** The date of a moment in a zone. */
export function dateIn(zone: string, moment: string): Temporal.PlainDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate();
}

/** The last day by the policy, or by a person's word where that is later. */
export function lastDayOf(policy: ReturnPolicy, wished: Wished): LastDay {
  const last = { ...lastByPolicy(policy, wished), extended: false };
  const until = wished.order.extended_until ?? null;
  return until === null || last.day === null || Temporal.PlainDate.compare(until, last.day) <= 0 ? last : { day: until, days: last.days, season: null, extended: true };
}

/** Counts whole days of the brand's zone from the day after the one that counts, so the day it arrived is day nought. */
function lastByPolicy(policy: ReturnPolicy, wished: Wished): Omit<LastDay, 'extended'> {
  const { order, line, wish } = wished;
  const usual = policy.other_days.find(({ when }) => fits(when, wished))?.days ?? policy.days;
  const days = shopsDoing.has(wish.reason) ? Math.max(policy.fault_days, usual) : usual;
  const begin = { ordered: order.ordered_at, shipped: line.shipped_at, delivered: line.delivered_at }[policy.counted_from];
  if (begin === null) return { day: null, days, season: null };
  const last = dateIn(policy.time_zone, begin).add({ days });
  const ordered = dateIn(policy.time_zone, order.ordered_at);
  const season = policy.seasons
    .filter(({ ordered_from: from, ordered_to: to }) => Temporal.PlainDate.compare(ordered, from) >= 0 && Temporal.PlainDate.compare(ordered, to) <= 0)
    .toSorted((a, b) => Temporal.PlainDate.compare(b.until, a.until))[0];
  if (season === undefined || Temporal.PlainDate.compare(season.until, last) <= 0) return { day: last.toString(), days, season: null };
  return { day: season.until, days, season: season.name };
}
