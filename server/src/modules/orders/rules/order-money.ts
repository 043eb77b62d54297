/** What an order is worth, line by line, in whole minor units; the parts always add up to the total. */
export interface PricedOrder {
  readonly total_minor: number;
  /** of the total; null when the shop does not say */
  readonly shipping_minor: number | null;
  /** of the total; null when the shop does not say */
  readonly tax_minor: number | null;
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly unit_price_minor: number }[];
}

/**
 * Splits an amount by weights with the method of the largest remainder (Hare quota): the parts are whole, add up to the
 * amount, and none is more than one unit from its exact share. Equal remainders go to the earlier part.
 */
export function splitByWeight(amountMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, at) => (at === 0 ? amountMinor : 0));
  const exact = weights.map((weight) => BigInt(amountMinor) * BigInt(weight));
  const parts = exact.map((value) => Number(value / sum));
  const left = amountMinor - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact.map((value, at) => ({ at, rest: value % sum })).toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

/** What was paid for each line, discounts and tax in it: the total without shipping, by price. */
export function paidForLines(order: PricedOrder): Map<string, number> {
  const goods = Math.max(0, order.total_minor - (order.shipping_minor ?? 0));
  const parts = splitByWeight(goods, order.lines.map((line) => line.quantity * line.unit_price_minor));
  return new Map(order.lines.map((line, at) => [line.id, parts[at] ?? 0]));
}

/** The first `units` of `all` of a line's money, so that pieces given back one after another add up to the whole. */
export function upTo(paidMinor: number, units: number, all: number): number {
  return all === 0 ? 0 : Number((BigInt(paidMinor) * BigInt(units)) / BigInt(all));
}

/** The tax within the next `amountMinor` paid back after `beforeMinor`; over a whole order it adds up to its tax. */
export function taxWithin(order: PricedOrder, beforeMinor: number, amountMinor: number): number | null {
  if (order.tax_minor === null) return null;
  return upTo(order.tax_minor, beforeMinor + amountMinor, order.total_minor) - upTo(order.tax_minor, beforeMinor, order.total_minor);
}
