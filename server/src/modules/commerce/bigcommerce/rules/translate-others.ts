import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { CustomerRecord, PlaceContext, ProductRecord, ReturnRecord, ShipmentRecord } from '../../../connections/index.ts';

export const isCustomer = (item: VendorJson): boolean => item.numericId('id') !== null && (item.text('email')?.includes('@') ?? false) && item.hasAny('first_name', 'last_name', 'customer_group_id') && !item.hasAny('street_1', 'order_id');

export function readCustomer(customer: VendorJson): CustomerRecord {
  return {
    type: 'customer', sourceId: customer.need('id'), email: customer.text('email'), phone: customer.text('phone'), name: customer.joined('first_name', 'last_name') ?? '', locale: null,
    ...(customer.has('accepts_product_review_abandoned_cart_emails') ? { consent: { email: customer.flag('accepts_product_review_abandoned_cart_emails') } } : {}),
  };
}

export const isShipment = (item: VendorJson): boolean => item.numericId('id') !== null && item.numericId('order_id') !== null && item.hasAny('shipping_provider', 'tracking_number', 'tracking_carrier') && item.hasAny('order_address_id', 'items');

export function readShipment(shipment: VendorJson): ShipmentRecord {
  const at = shipment.needTime('date_created');
  const trackingNumber = shipment.text('tracking_number');
  return {
    type: 'shipment', sourceId: shipment.need('id'), orderSourceId: shipment.text('order_id'), carrier: shipment.anyText('tracking_carrier', 'shipping_provider', 'shipping_method') ?? 'other', trackingNumber, trackingUrl: shipment.link('tracking_link', 'generated_tracking_link'),
    state: trackingNumber === null ? 'info_received' : 'in_transit', estimatedDeliveryAt: null, shippedAt: at, changedAt: at,
  };
}

export const isProduct = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('name', 'price') && item.hasAny('type', 'weight', 'variants', 'categories', 'inventory_level') && !item.hasAny('order_id', 'quantity');

/** Prices carry no currency: they are the store's. */
export function readProduct(product: VendorJson, context: PlaceContext): ProductRecord {
  const currency = context.currency ?? 'USD';
  const path = product.object('custom_url')?.text('url') ?? null;
  const variants = product.list('variants').filter((variant) => variant.has('id'));
  const priceMinor = product.money('price', currency) ?? 0;
  return {
    type: 'product', sourceId: product.need('id'), title: product.need('name'), url: context.url === null || path === null ? null : `${context.url.replace(/\/$/, '')}${path}`,
    imageUrl: product.object('primary_image')?.link('url_standard') ?? product.list('images')[0]?.link('url_standard') ?? null, status: product.has('is_visible') && !product.flag('is_visible') ? 'hidden' : 'active', changedAt: product.time('date_modified', 'date_created') ?? context.readAt ?? new Date(0),
    variants: (variants.length > 0 ? variants : [product]).map((variant) => ({
      sourceId: variant.need('id'), sku: variant.text('sku'), title: variant.list('option_values').map((option) => option.text('label')).filter(Boolean).join(' / '), priceMinor: variant.anyMoney(currency, 'price', 'calculated_price') ?? priceMinor, currency,
      stock: product.text('inventory_tracking') === 'none' ? null : variant.whole('inventory_level'),
    })),
  };
}

export const isReturn = (item: VendorJson): boolean => item.hasAny('id', 'return_id') && item.has('total', 'items', 'status') && item.currency('currency') !== null && item.list('items').some((line) => line.hasAny('preferred_outcome', 'reference_id', 'received_state'));

/** A return of v3; how far it is shows in its pieces: what is reviewed and what has come back. */
export function readReturn(given: VendorJson): ReturnRecord {
  const currency = given.currency('currency') ?? 'USD';
  const items = given.list('items');
  const sum = (part: string, name: string) => items.reduce((all, item) => all + (item.at(part).whole(name) ?? 0), 0);
  const [received, approved, rejected] = [sum('received_state', 'received_quantity'), sum('review_state', 'approved_quantity'), sum('review_state', 'rejected_quantity')];
  const changedAt = given.time('date_modified', 'date_created') ?? new Date(0);
  const status = given.text('status')?.toUpperCase();
  return {
    type: 'return', sourceId: given.anyText('id', 'return_id') ?? '', number: given.text('number'), orderSourceId: given.text('order_id') ?? items[0]?.at('reference_id').text('order_id') ?? null, orderNumber: null, email: given.at('customer').text('email'),
    state: status === 'CLOSED' ? 'resolved' : status === 'REMOVED' ? 'cancelled' : received > 0 ? 'received' : approved > 0 ? 'approved' : rejected > 0 ? 'refused' : 'review',
    lines: items.map((item) => ({
      sourceId: item.text('id') ?? '', orderLineSourceId: item.at('reference_id').anyText('order_product_id', 'id') ?? item.text('reference_id'), sku: null, title: item.anyText('name', 'sku') ?? '', quantity: item.whole('quantity') ?? 1, reason: item.at('reason').text('label'),
      outcome: outcomeOf(item.at('preferred_outcome').text('label')),
    })),
    currency, totalMinor: given.money('total', currency), refundMinor: null, creditMinor: null, exchangeMinor: null, carrier: null, trackingNumber: null, labelUrl: null, note: given.text('comment'), at: given.time('date_created') ?? changedAt, changedAt,
  };
}

function outcomeOf(label: string | null): ReturnRecord['lines'][number]['outcome'] {
  if (label === null) return null;
  return /exchange|replace/i.test(label) ? 'exchange' : /credit/i.test(label) ? 'credit' : /refund/i.test(label) ? 'refund' : /repair/i.test(label) ? 'repair' : null;
}
