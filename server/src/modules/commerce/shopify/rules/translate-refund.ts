import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { Payload } from './payload.ts';
import type { ShopRefund } from './shop-records.ts';

/**
 * A refund in the shop's currency. What was paid back is the sum of its successful refund transactions; a refund in
 * another currency than the shop's is summed from its lines, shipping and adjustments, which carry shop money.
 */
export function translateRefund(given: unknown, order: { sourceId: string | null; currency: string | null; otherwise?: string | null }): ShopRefund {
  const refund = new Payload(given);
  const orderSourceId = refund.text('order_id') ?? order.sourceId;
  const currency = order.currency ?? shopCurrency(refund) ?? order.otherwise ?? null;
  if (orderSourceId === null) throw new Unreadable('"order_id" is missing');
  if (currency === null) throw new Unreadable('the refund names no currency');
  const at = refund.anyTime('processed_at', 'processedAt', 'created_at', 'createdAt') ?? new Date(0);
  return { orderSourceId, sourceId: refund.id(), amountMinor: amountOf(refund, currency), currency, reason: refund.text('note'), at };
}

function amountOf(refund: Payload, currency: string): number {
  const total = refund.money('totalRefunded', currency);
  if (total !== null) return total;
  const paid = refund.list('transactions').filter((one) => one.text('kind')?.toLowerCase() === 'refund' && one.text('status')?.toLowerCase() === 'success');
  if (paid.length > 0 && paid.every((one) => (one.text('currency') ?? currency) === currency)) return sum(paid.map((one) => one.money('amount', currency)));
  const lines = refund.list('refund_line_items').flatMap((line) => [line.money('subtotal', currency), line.money('total_tax', currency)]);
  const shipping = refund.list('refund_shipping_lines').map((line) => line.money('subtotal_amount', currency));
  // Adjustments are told from the shop's side: what went to the customer is negative.
  const adjusted = refund.list('order_adjustments').flatMap((one) => [one.money('amount', currency), one.money('tax_amount', currency)]).map((amount) => -(amount ?? 0));
  return Math.max(0, sum([...lines, ...shipping, ...adjusted]));
}

function sum(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}

function shopCurrency(refund: Payload): string | null {
  for (const name of ['total_duties_set', 'totalRefundedSet']) {
    const set = refund.object(name);
    const found = (set?.object('shop_money') ?? set?.object('shopMoney'))?.text(set?.has('shopMoney') ? 'currencyCode' : 'currency_code');
    if (found) return found;
  }
  const line = refund.list('refund_line_items')[0]?.object('subtotal_set')?.object('shop_money')?.text('currency_code');
  return line ?? refund.list('transactions')[0]?.text('currency') ?? null;
}
