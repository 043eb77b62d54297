import { known, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, PlaceContext } from '../../../connections/index.ts';

export function isOrder(item: VendorJson): boolean {
  return item.numericId('id') !== null && item.has('total_inc_tax') && item.hasAny('date_created', 'status_id') && item.currency('default_currency_code', 'currency_code') !== null;
}

const CLOSED = new Set([4, 10]);
const CANCELLED = new Set([5, 6]);

/** Amounts are in the currency the shopper paid in (`default_currency_code`), not in the one shown to them. Status ids: 4 refunded, 5 cancelled, 6 declined, 10 completed, 13 disputed. */
export function readOrder(order: VendorJson, context: PlaceContext): OrderRecord {
  const sourceId = order.need('id');
  const currency = order.currency('default_currency_code', 'currency_code') ?? 'USD';
  const totalMinor = order.money('total_inc_tax', currency) ?? 0;
  const refundedMinor = order.money('refunded_amount', currency) ?? 0;
  const placedAt = order.time('date_created') ?? context.readAt ?? new Date(0);
  const changedAt = order.time('date_modified') ?? placedAt;
  const status = order.whole('status_id') ?? -1;
  const billing = order.object('billing_address');
  const addresses = order.list('shipping_addresses').filter((address) => address.hasAny('street_1', 'city', 'zip'));
  const cancelled = CANCELLED.has(status) || order.flag('is_deleted');
  return {
    type: 'order', sourceId, number: `#${sourceId}`, email: billing?.text('email') ?? null, phone: billing?.text('phone') ?? null, customerName: billing?.joined('first_name', 'last_name') ?? null,
    state: cancelled ? 'cancelled' : CLOSED.has(status) ? 'closed' : 'open', paymentState: paymentState(order, status, totalMinor, refundedMinor), fulfilmentState: fulfilmentState(order, status),
    currency, totalMinor, refundedMinor, shippingMinor: order.money('shipping_cost_inc_tax', currency), taxMinor: order.money('total_tax', currency), discountMinor: order.money('discount_amount', currency),
    discountCodes: order.list('coupons').filter((coupon) => coupon.has('code')).map((coupon) => ({ code: coupon.need('code'), amountMinor: coupon.money('discount', currency) })),
    ...(status === 12 ? { holds: [order.text('status') ?? 'Manual Verification Required'] } : {}), paymentMethods: order.has('payment_method') ? [order.need('payment_method')] : [],
    billingAddress: addressOf(billing), shippingAddress: addressOf(addresses[0] ?? billing), note: order.text('customer_message')?.slice(0, 5000) ?? null,
    url: context.url === null ? null : `${context.url.replace(/\/$/, '')}/manage/orders/${sourceId}`, placedAt, cancelledAt: cancelled ? changedAt : null, changedAt,
    lines: order.list('products').filter((line) => line.hasAny('price_inc_tax', 'price_ex_tax', 'base_price')).map((line) => ({
      sourceId: line.text('id') ?? line.need('name'), sku: line.text('sku'), title: line.anyText('name', 'sku') ?? 'Item', quantity: line.whole('quantity') ?? 1, unitPriceMinor: line.anyMoney(currency, 'price_inc_tax', 'base_price', 'price_ex_tax') ?? 0,
      refundedQuantity: line.whole('quantity_refunded') ?? 0, imageUrl: null, productSourceId: line.text('product_id'), variantSourceId: line.text('variant_id'),
    })), refunds: [],
  };
}

/** `payment_status` is empty where BigCommerce did not take the money; then the status tells. */
function paymentState(order: VendorJson, status: number, totalMinor: number, refundedMinor: number): string {
  if (status === 4 || (totalMinor > 0 && refundedMinor >= totalMinor)) return 'refunded';
  if (status === 14 || refundedMinor > 0) return 'partially_refunded';
  const said = order.text('payment_status')?.toLowerCase().replaceAll(' ', '_') ?? null;
  if (said !== null) return said === 'captured' || said === 'purchase' ? 'paid' : said === 'void' ? 'voided' : said;
  return CANCELLED.has(status) ? 'voided' : [0, 1, 7].includes(status) ? 'pending' : 'paid';
}

function fulfilmentState(order: VendorJson, status: number): string {
  const [all, sent] = [order.whole('items_total') ?? 0, order.whole('items_shipped') ?? 0];
  if (status === 2 || status === 10 || (all > 0 && sent >= all)) return 'fulfilled';
  return status === 3 || sent > 0 ? 'partial' : 'unfulfilled';
}

export function addressOf(address: VendorJson | null): Record<string, string> | null {
  if (address === null) return null;
  return known({
    name: address.joined('first_name', 'last_name'), company: address.text('company'), line1: address.anyText('street_1', 'address1'), line2: address.anyText('street_2', 'address2'), postal_code: address.anyText('zip', 'postal_code'), city: address.text('city'),
    region: address.anyText('state', 'state_or_province'), country: address.anyText('country_iso2', 'country_code', 'country'),
  });
}
