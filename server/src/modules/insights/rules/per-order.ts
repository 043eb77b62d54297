import { dispersionOf, poissonRate, rateDifference, rateTest, standOut, type Estimate, type Rate } from '../../experiments/index.ts';
import { FEW, wilson, type OrderCount, type OrderCounts, type ReasonCounts, type SilenceCount } from '../../facts/index.ts';
import type { OrderRowsView, OrderRowView, SilenceRowsView, SilenceRowView } from '../contract-orders.ts';

/** Fewer contacts than this on either side say nothing about a difference. */
const LEAST_TO_STAND_OUT = 5;

/** A row before it is compared: its contacts among its orders, and those of the brand's others. */
interface Part {
  readonly key: string;
  readonly name: string;
  readonly writers: number | null;
  readonly here: Rate;
  readonly rest: Rate;
}

/** Rows by a dimension of orders. What costs the most above the brand's rate comes first, by what is certain of it: a product with one order and one contact leads nothing. */
export function rowsOf({ whole, rows }: OrderCounts): OrderRowView[] {
  const parts = rows.map((row): Part => ({ key: row.key, name: row.name, writers: row.writers, here: rateOf(row), rest: { events: whole.contacts - row.contacts, exposure: whole.orders - row.orders } }));
  return compared(parts, spreadOf(whole)).toSorted(byCost);
}

/** Rows by contact reason: within a key's orders compared with the brand's others, of the brand as a whole the most frequent first. */
export function reasonRowsOf({ whole, within, rows }: ReasonCounts): OrderRowView[] {
  const parts = rows.filter((row) => row.contacts > 0).map((row): Part => ({
    key: row.reasonId ?? '', name: row.name, writers: null, here: { events: row.contacts, exposure: within.orders }, rest: { events: row.wholeContacts - row.contacts, exposure: whole.orders - within.orders },
  }));
  const shown = compared(parts, spreadOf(whole));
  return whole.orders === within.orders ? shown.toSorted((a, b) => b.contacts - a.contacts || (a.name < b.name ? -1 : 1)) : shown.toSorted(byCost);
}

export function totalOf(counts: { readonly whole: OrderCounts['whole'] }, of: OrderCount = counts.whole): OrderRowsView['total'] {
  return { orders: of.orders, writers: of.writers, contacts: of.contacts, per_100: hundred(poissonRate(rateOf(of), spreadOf(counts.whole))) };
}

const rateOf = (row: { readonly contacts: number; readonly orders: number }): Rate => ({ events: row.contacts, exposure: row.orders });
/** Whoever wrote writes again: contacts vary more than independent ones would, by as much as the brand's do. */
const spreadOf = (whole: OrderCounts['whole']): number => dispersionOf(whole.orders, whole.everyContact, whole.squares);

function compared(parts: readonly Part[], dispersion: number): OrderRowView[] {
  const enough = parts.map(({ here, rest }) => here.events + rest.events >= 2 * LEAST_TO_STAND_OUT && here.exposure >= FEW && rest.exposure >= FEW);
  const apart = standOut(parts.map(({ here, rest }, at) => (enough[at] ? rateTest(here, rest, dispersion) : 1)));
  return parts.map((part, at): OrderRowView => {
    const { here, rest } = part;
    const difference = rateDifference(here, rest, dispersion);
    // At the brand's own rate its orders would have had so many contacts: the difference to the others, less their part in the whole.
    const weight = (here.exposure * rest.exposure) / (here.exposure + rest.exposure);
    return {
      key: part.key, name: part.name, orders: here.exposure, writers: part.writers, contacts: here.events, per_100: hundred(poissonRate(here, dispersion)), rest_per_100: rest.exposure > 0 ? (100 * rest.events) / rest.exposure : null,
      difference_per_100: hundred(difference), excess: difference && times(difference, weight), stands_out: (enough[at] ?? false) && (apart[at] ?? false), few: here.exposure < FEW,
    };
  });
}

const times = (one: Estimate, by: number): Estimate => ({ value: one.value * by, low: one.low * by, high: one.high * by });
const hundred = (one: Estimate | null): Estimate | null => one && times(one, 100);

/** Few orders are shown and never ranked: they stand behind all others. */
function byCost(a: OrderRowView, b: OrderRowView): number {
  return Number(a.few) - Number(b.few) || (b.excess?.low ?? -Infinity) - (a.excess?.low ?? -Infinity) || b.contacts - a.contacts || (a.key < b.key ? -1 : 1);
}

/** Letters a day of 100 who wait, by how long they have heard nothing. Only the first letter of a silence counts, so chance is Poisson's alone. */
export function silenceRowsOf(counts: readonly SilenceCount[]): Pick<SilenceRowsView, 'data' | 'late_share'> {
  const data = counts.map((one): SilenceRowView => ({
    told: one.told, from_days: one.fromDays, to_days: one.toDays, order_days: Math.round(one.orderDays * 100) / 100, contacts: one.writes, per_100_a_day: hundred(poissonRate({ events: one.writes, exposure: one.orderDays })),
  }));
  const n = counts.reduce((sum, one) => sum + one.writes, 0);
  const late = wilson(counts.filter((one) => one.fromDays >= 3).reduce((sum, one) => sum + one.writes, 0), n);
  return { data, late_share: late && { ...late, n } };
}

/** The table as lines of a CSV file. */
export function* orderCsvLines(by: string, rows: readonly OrderRowView[], cell: (text: string) => string): Generator<string> {
  yield [by, 'name', 'orders', 'orders_with_contact', 'contacts', 'per_100', 'per_100_low', 'per_100_high', 'rest_per_100', 'difference_per_100', 'difference_low', 'difference_high', 'excess_contacts', 'excess_low', 'excess_high', 'stands_out'].join(',');
  const three = (one: OrderRowView['per_100']): (number | null)[] => (one === null ? [null, null, null] : [one.value, one.low, one.high]);
  for (const row of rows) {
    const figures = [row.orders, row.writers, row.contacts, ...three(row.per_100), row.rest_per_100, ...three(row.difference_per_100), ...three(row.excess)].map((value) => (value === null ? '' : String(Math.round(value * 10_000) / 10_000)));
    yield [cell(row.key), cell(row.name), ...figures, String(row.stands_out)].join(',');
  }
}
