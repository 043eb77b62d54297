import type { NamedDay } from '../../../calendars/index.ts';
import { forecastSeries } from '../forecast-series.ts';
import type { EventSpan } from '../question.ts';
import { broughtBefore, causesOf, type Brought } from './causes-of.ts';
import { learn, type Hazards } from './hazards.ts';
import type { Known, Panel } from './panel.ts';
import { partsOf } from './parts.ts';
import { stockAt, type Stock } from './stock.ts';
import { causes, type Cause } from './way.ts';

/** The calendar the channels are foretold with: what it explains is not told twice. */
export interface Calendar {
  readonly timeZone: string;
  readonly events: readonly EventSpan[];
  readonly holidays: readonly NamedDay[];
  /** YYYY-MM-DD of a numbered day */
  readonly dateOf: (day: number) => string;
}

/** What is known of the causes on the morning of `origin`, from nothing later. */
export interface Foreseen {
  readonly origin: number;
  /** the first day it looks back on */
  readonly from: number;
  readonly stock: Stock;
  readonly hazards: Hazards;
  readonly expectedOrders: readonly number[];
  /** contacts each cause brought about on each day from `from` on, by how many there were */
  readonly past: Readonly<Record<Cause, readonly number[]>>;
}

/** Less than four weeks of orders says nothing. */
export const LEAST_ORDER_DAYS = 28;
/** Days a series is looked back on for what it knows already. */
const LOOK_BACK_DAYS = 112;
const RECENT_DAYS = 7;

/** Null where orders are too young. */
export function foresee(known: Known, panel: Panel, calendar: Calendar, origin: number, days: number): Foreseen | null {
  const first = firstDay(panel, origin);
  if (first === null || origin - first < LEAST_ORDER_DAYS) return null;
  const from = Math.max(first, origin - LOOK_BACK_DAYS);
  const hazards = learn(panel, known, origin);
  const orders = Array.from({ length: origin - from }, (_, at) => panel.units.placed.at(from + at, 0));
  const past = Object.fromEntries(causes.map((cause) => [cause, broughtBefore(panel, hazards, cause, from, origin)])) as Record<Cause, number[]>;
  return { origin, from, stock: stockAt(known, origin), hazards, expectedOrders: continued(orders, calendar, from, days), past };
}

/**
 * What the causes bring about by a channel, beside what its series says of them already: the series continued, less the series without the causes' part
 * continued. So a wave that is in the series by now is not counted twice. `came`: contacts of the channel by day up to before `origin`, from `from` on or later; null on days that are not known.
 */
export function foreseeChannel(known: Known, { origin, from, stock, hazards, expectedOrders, past }: Foreseen, calendar: Calendar, { channel, came, days }: { channel: string; came: readonly (number | null)[]; days: number }): Brought[] {
  const parts = partsOf(known, channel, origin);
  const skipped = origin - from - came.length;
  const brought = came.map((_, at) => causes.reduce((sum, cause) => sum + parts[cause] * (past[cause][skipped + at] ?? 0), 0));
  const [all, others] = [continued(came, calendar, from + skipped, days), continued(came.map((count, at) => (count === null ? null : Math.max(0, count - (brought[at] ?? 0)))), calendar, from + skipped, days)];
  const recent = (cause: Cause): number => parts[cause] * past[cause].reduce((sum, count, at) => sum + count * 0.5 ** ((past[cause].length - at) / RECENT_DAYS), 0);
  const whole = causes.reduce((sum, cause) => sum + recent(cause), 0);
  const usual = Object.fromEntries(causes.map((cause) => [cause, all.map((mean, day) => (whole === 0 ? 0 : (Math.max(0, mean - (others[day] ?? 0)) * recent(cause)) / whole))]));
  return causesOf({ stock, hazards, expectedOrders, usual, days, parts });
}

/** The first day anything was ordered or renewed. */
function firstDay({ units }: Panel, origin: number): number | null {
  for (let day = 0; day < origin; day++) if (units.placed.at(day, 0) > 0 || units.renewals.at(day, 0) > 0) return day;
  return null;
}

/** A row of days continued by the house's own forecaster. */
function continued(values: readonly (number | null)[], { timeZone, events, holidays, dateOf }: Calendar, from: number, horizon: number): readonly number[] {
  if (!values.some((value) => (value ?? 0) > 0)) return new Array<number>(horizon).fill(0);
  return forecastSeries({ start: dateOf(from), stepSeconds: 86_400, values, horizon, timeZone, events, holidays, quantiles: [] }).mean;
}
