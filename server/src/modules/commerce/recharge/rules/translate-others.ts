import { known, meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { CustomerRecord, OrderRecord, PlaceContext } from '../../../connections/index.ts';

export const isCustomer = (item: VendorJson): boolean => item.numericId('id') !== null && (item.text('email')?.includes('@') ?? false) && !item.hasAny('total_price', 'price');

export function readCustomer(customer: VendorJson): CustomerRecord {
  return { type: 'customer', sourceId: customer.need('id'), email: customer.text('email'), phone: customer.anyText('phone', 'billing_phone'), name: customer.joined('first_name', 'last_name') ?? '', locale: null };
}

/** An order that came of a charge; charges carry a total too, but no charge of their own. */
export function isOrder(item: VendorJson, under: string, kind: string): boolean {
  return item.numericId('id') !== null && item.has('total_price') && (item.hasAny('charge_id', 'charge') || ((/^orders?$/.test(under) || /^orders?\b/.test(kind)) && !item.has('charge_attempts')));
}

const PAYMENTS: Readonly<Record<string, string>> = { success: 'paid', queued: 'pending', error: 'pending', refunded: 'refunded', partially_refunded: 'partially_refunded', skipped: 'voided', cancelled: 'voided' };

export function readOrder(order: VendorJson, context: PlaceContext): OrderRecord {
  const currency = order.currency('currency', 'presentment_currency') ?? context.currency ?? 'USD';
  const sourceId = order.need('id');
  const status = order.text('status')?.toLowerCase() ?? 'success';
  const placedAt = order.time('processed_at', 'created_at', 'scheduled_at') ?? context.readAt ?? new Date(0);
  const changedAt = order.time('updated_at') ?? placedAt;
  const cancelled = status === 'cancelled' || status === 'skipped' || order.has('cancelled_at');
  const number = order.at('external_order_number').text('ecommerce') ?? order.anyText('shopify_order_number', 'external_order_name');
  const totalMinor = order.money('total_price', currency) ?? 0;
  const refundedMinor = Math.abs(order.money('total_refunds', currency) ?? 0);
  return {
    type: 'order', sourceId, number: number === null ? `#${sourceId}` : number.startsWith('#') ? number : `#${number}`, email: order.at('customer').text('email') ?? order.text('email'), phone: order.at('shipping_address').text('phone'),
    customerName: order.at('customer').joined('first_name', 'last_name') ?? order.joined('first_name', 'last_name') ?? order.at('billing_address').joined('first_name', 'last_name'), state: cancelled ? 'cancelled' : 'open',
    paymentState: refundedMinor > 0 ? (refundedMinor >= totalMinor ? 'refunded' : 'partially_refunded') : (meant(PAYMENTS, status) ?? status), fulfilmentState: 'unfulfilled', currency, totalMinor, refundedMinor, shippingMinor: null, taxMinor: order.money('total_tax', currency), discountMinor: order.money('total_discounts', currency),
    billingAddress: addressOf(order.object('billing_address')), shippingAddress: addressOf(order.object('shipping_address')), note: order.text('note')?.slice(0, 5000) ?? null, url: null, placedAt, cancelledAt: order.time('cancelled_at') ?? (cancelled ? changedAt : null), changedAt,
    lines: order.list('line_items').map((line, place) => ({
      sourceId: line.anyText('id', 'purchase_item_id', 'subscription_id') ?? String(place + 1), sku: line.text('sku'), title: [line.text('title') ?? line.text('product_title') ?? 'Item', line.text('variant_title')].filter(Boolean).join(' – '), quantity: line.whole('quantity') ?? 1,
      unitPriceMinor: line.anyMoney(currency, 'unit_price', 'price') ?? 0, imageUrl: line.at('images').link('medium', 'small'), productSourceId: line.at('external_product_id').text('ecommerce'), variantSourceId: line.at('external_variant_id').text('ecommerce'),
    })), refunds: [],
  };
}

function addressOf(address: VendorJson | null): Record<string, string> | null {
  if (address === null) return null;
  return known({ name: address.joined('first_name', 'last_name'), company: address.text('company'), line1: address.text('address1'), line2: address.text('address2'), postal_code: address.text('zip'), city: address.text('city'), region: address.text('province'), country: address.anyText('country_code', 'country') });
}
