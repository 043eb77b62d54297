import { known, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { OrderRecord, PlaceContext } from '../../../connections/index.ts';

type Line = OrderRecord['lines'][number];

const CLOSED = new Set(['complete', 'closed']);

export function isOrder(item: VendorJson): boolean {
  return item.numericId('entity_id') !== null && item.numericId('order_id') === null && item.has('grand_total') && item.currency('order_currency_code', 'base_currency_code') !== null && item.hasAny('increment_id', 'state', 'status') && !item.has('quote_currency_code');
}

export function readOrder(order: VendorJson, context: PlaceContext): OrderRecord {
  const sourceId = order.need('entity_id');
  const currency = order.currency('order_currency_code', 'base_currency_code') ?? 'USD';
  const totalMinor = order.money('grand_total', currency) ?? 0;
  const placedAt = order.needTime('created_at', 'updated_at');
  const changedAt = order.time('updated_at') ?? placedAt;
  const state = order.text('state') ?? order.text('status') ?? 'new';
  const refundedMinor = order.money('total_refunded', currency) ?? 0;
  const billing = order.object('billing_address');
  const shipping = order.at('extension_attributes').list('shipping_assignments')[0]?.at('shipping').object('address') ?? null;
  const lines = order.list('items').filter((line) => !line.has('parent_item_id') && !line.has('parent_item'));
  return {
    type: 'order', sourceId, number: `#${order.text('increment_id') ?? sourceId}`, email: order.text('customer_email') ?? billing?.text('email') ?? null, phone: billing?.text('telephone') ?? shipping?.text('telephone') ?? null,
    customerName: order.joined('customer_firstname', 'customer_lastname') ?? billing?.joined('firstname', 'lastname') ?? null,
    state: state === 'canceled' ? 'cancelled' : CLOSED.has(state) ? 'closed' : 'open', paymentState: paymentState(order, currency, totalMinor, refundedMinor), fulfilmentState: fulfilmentState(lines),
    currency, totalMinor, refundedMinor, shippingMinor: order.anyMoney(currency, 'shipping_incl_tax', 'shipping_amount'), taxMinor: order.money('tax_amount', currency), discountMinor: Math.abs(order.money('discount_amount', currency) ?? 0),
    ...codesOf(order), ...(state === 'holded' ? { holds: [order.text('status') ?? 'holded'] } : {}), paymentMethods: methodsOf(order.object('payment')),
    billingAddress: addressOf(billing), shippingAddress: addressOf(shipping ?? billing), note: order.text('customer_note')?.slice(0, 5000) ?? null,
    url: context.url === null ? null : `${context.url.replace(/\/$/, '')}/admin/sales/order/view/order_id/${sourceId}`,
    placedAt, cancelledAt: state === 'canceled' ? changedAt : null, changedAt, lines: lines.map((line) => lineOf(line, currency)), refunds: [],
  };
}

function paymentState(order: VendorJson, currency: string, totalMinor: number, refundedMinor: number): string {
  if (refundedMinor > 0) return refundedMinor >= totalMinor ? 'refunded' : 'partially_refunded';
  const paid = order.anyMoney(currency, 'total_paid', 'total_invoiced') ?? 0;
  if (paid > 0 || (totalMinor === 0 && order.has('total_due'))) return paid >= totalMinor ? 'paid' : 'partially_paid';
  return order.text('state') === 'canceled' ? 'voided' : (order.at('payment').money('amount_authorized', currency) ?? 0) > 0 ? 'authorized' : 'pending';
}

function fulfilmentState(lines: readonly VendorJson[]): string {
  const sent = lines.reduce((sum, line) => sum + Number(line.text('qty_shipped') ?? 0), 0);
  const wanted = lines.reduce((sum, line) => sum + Number(line.text('qty_ordered') ?? 0) - Number(line.text('qty_canceled') ?? 0), 0);
  return !(sent > 0) ? 'unfulfilled' : sent >= wanted ? 'fulfilled' : 'partial';
}

/** What is sold by weight or length (0.5 kg) is one piece that says how much it is. */
function lineOf(line: VendorJson, currency: string): Line {
  const quantity = line.whole('qty_ordered');
  const title = line.text('name') ?? line.text('sku') ?? 'Item';
  const whole = line.anyMoney(currency, 'row_total_incl_tax', 'row_total') ?? 0;
  return {
    sourceId: line.need('item_id'), sku: line.text('sku'), title: quantity === null && line.has('qty_ordered') ? `${title} (${line.text('qty_ordered')})` : title, quantity: quantity ?? 1,
    unitPriceMinor: quantity === null ? whole : (line.anyMoney(currency, 'price_incl_tax', 'price') ?? 0), refundedQuantity: Math.max(0, line.whole('qty_refunded') ?? 0), imageUrl: null, productSourceId: line.text('product_id'),
  };
}

function codesOf(order: VendorJson): Pick<OrderRecord, 'discountCodes'> {
  const code = order.text('coupon_code');
  return code === null ? {} : { discountCodes: [{ code, amountMinor: null }] };
}

function methodsOf(payment: VendorJson | null): string[] {
  const said = payment?.texts('additional_information')[0] ?? payment?.text('method') ?? null;
  const last = payment?.text('cc_last4') ?? null;
  return said === null ? [] : [last === null ? said : `${payment?.text('cc_type') ?? said} ${last}`];
}

export function addressOf(address: VendorJson | null): Record<string, string> | null {
  if (address === null) return null;
  const [line1, ...more] = address.texts('street');
  return known({
    name: address.joined('firstname', 'lastname'), company: address.text('company'), line1: line1 ?? address.text('street'), line2: more.join(', '), postal_code: address.text('postcode'), city: address.text('city'),
    region: address.text('region_code') ?? address.text('region') ?? address.at('region').anyText('region_code', 'region'), country: address.text('country_id'),
  });
}
