import type { ActionWish, Consequence, OrderState } from './judge-action.ts';
import { paidForLines, upTo } from './order-money.ts';

export type ItemsWish = Extract<ActionWish, { kind: 'change_items' }>;

export type ItemsVerdict =
  | { readonly because: 'no_change' | 'unknown_line' | 'more_than_ordered' | 'not_positive' | 'a_line_already' | 'nothing_would_be_left' }
  | { readonly because: null; readonly removed: Consequence['lines']; readonly added: NonNullable<Consequence['added']>; readonly differenceMinor: number };

/**
 * What changing the items of an order comes to. Pieces that go are worth what was paid for them, discounts in it; pieces that come are
 * worth today's price of the catalogue, or the line's own price where there are more of the same, with tax where the order has tax on top of
 * its prices. `differenceMinor` is what the customer has to pay more; below nothing, what they get back.
 */
export function judgeItems(order: OrderState, wish: ItemsWish): ItemsVerdict {
  const paid = paidForLines(order);
  const removed: Consequence['lines'][number][] = [];
  const added: NonNullable<Consequence['added']>[number][] = [];
  const wished = new Map(wish.set.map((one) => [one.line_id, one.quantity]));
  if (wished.size !== wish.set.length) return { because: 'more_than_ordered' };
  for (const [id, quantity] of wished) {
    const line = order.lines.find((one) => one.id === id);
    if (line === undefined) return { because: 'unknown_line' };
    if (!Number.isSafeInteger(quantity) || quantity < 0) return { because: 'more_than_ordered' };
    const [kept, money] = [keptOf(line), paid.get(id) ?? 0];
    if (quantity < kept) removed.push({ line_id: id, title: line.title, quantity: kept - quantity, amount_minor: money - upTo(money, line.refunded_quantity + quantity, line.quantity), restocked: true });
    if (quantity > kept) added.push({ title: line.title, quantity: quantity - kept, amount_minor: withTax(order, (quantity - kept) * line.unit_price_minor) });
  }
  for (const { variant_id, quantity, item } of wish.add) {
    if (!Number.isSafeInteger(quantity) || quantity <= 0) return { because: 'not_positive' };
    if (item === undefined) return { because: 'unknown_line' };
    // More of what is in the order is more pieces of its line: then what was asked can be told from what was there.
    const there = order.lines.some((line) => line.variant_source_id === item.variant_source_id && keptOf(line) > 0);
    if (there || wish.add.some((other) => other.item !== item && other.variant_id === variant_id)) return { because: 'a_line_already' };
    added.push({ title: item.title, quantity, amount_minor: withTax(order, quantity * item.unit_price_minor) });
  }
  if (removed.length + added.length === 0) return { because: 'no_change' };
  const left = order.lines.reduce((sum, line) => sum + (wished.get(line.id) ?? keptOf(line)), 0) + wish.add.reduce((sum, one) => sum + one.quantity, 0);
  if (left <= 0) return { because: 'nothing_would_be_left' };
  const sum = (parts: readonly { readonly amount_minor: number }[]): number => parts.reduce((all, part) => all + part.amount_minor, 0);
  return { because: null, removed, added, differenceMinor: sum(added) - sum(removed) };
}

type Line = Pick<OrderState['lines'][number], 'quantity' | 'refunded_quantity'>;

/** Pieces that are in the order still. */
const keptOf = (line: Line): number => line.quantity - line.refunded_quantity;

/** Whether an order has in it what was wished for: then the items were changed, whatever else of the action is still to come. */
export function isAsWished(lines: OrderState['lines'], wish: ItemsWish): boolean {
  const set = wish.set.every((one) => lines.every((line) => line.id !== one.line_id || keptOf(line) === one.quantity) && (one.quantity === 0 || lines.some((line) => line.id === one.line_id)));
  return set && wish.add.every(({ quantity, item }) => lines.some((line) => line.variant_source_id === item?.variant_source_id && keptOf(line) === quantity));
}

/** Tax that the order has on top of its prices, added in the same share; nothing where prices have it in them, or where nobody can tell. */
function withTax(order: OrderState, amountMinor: number): number {
  const tax = order.tax_minor ?? 0;
  const goods = order.lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, 0);
  const net = goods + (order.shipping_minor ?? 0) + (order.duties_minor ?? 0) - (order.discount_minor ?? 0);
  // Shops round line by line: a unit for each is no difference.
  const onTop = tax > 0 && Math.abs(net + tax - order.total_minor) <= order.lines.length && Math.abs(net - order.total_minor) > order.lines.length;
  return onTop && net > 0 ? amountMinor + Math.round((amountMinor * tax) / net) : amountMinor;
}

/** The lines of an order once its items are changed. */
export function linesAfter(order: OrderState, wish: ItemsWish): OrderState['lines'] {
  const wished = new Map(wish.set.map((one) => [one.line_id, one.quantity]));
  const kept = order.lines.map((line) => ({ ...line, quantity: line.refunded_quantity + (wished.get(line.id) ?? keptOf(line)) })).filter((line) => line.quantity > 0);
  const made = wish.add.flatMap(({ quantity, item }) => (item === undefined ? [] : [{ id: `new-${item.variant_source_id}`, title: item.title, quantity, unit_price_minor: item.unit_price_minor, refunded_quantity: 0, variant_source_id: item.variant_source_id }]));
  return [...kept, ...made];
}
