import { translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, PlaceRecord, ReturnRecord, ShipmentRecord, Translate } from '../../../connections/index.ts';

const SHAPES: readonly Shape<PlaceRecord | Named, PlaceContext & { readonly kind: string }>[] = [
  { fits: (item) => isReturn(item), read: (item, context) => [readReturn(item, context)] },
  { fits: (item) => isLabel(item), read: (item, context) => [readLabel(item, context)] },
];

/** Loop Returns: webhooks (`return.*`, `label.*`) and answers of its API, one or in lists (`{"returns":[…]}`). */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['returns', 'return', 'data', 'labels', 'label']);

const isReturn = (item: VendorJson): boolean => item.has('id', 'state') && item.hasAny('order_id', 'order_name', 'return_total', 'line_items') && !item.has('return_line_item_id');

/** A label is told with the return it is for, or as an answer of its own. */
const isLabel = (item: VendorJson): boolean => item.has('tracking_number') && item.hasAny('label_status', 'label_url') && item.hasAny('return_id', 'id');

/** How far the parcel is, while the return is open. */
const BY_LABEL: Readonly<Record<string, ReturnRecord['state']>> = {
  new: 'label_sent', created: 'label_sent', pre_transit: 'label_sent', in_transit: 'in_transit', out_for_delivery: 'in_transit', available_for_pickup: 'in_transit', delivered: 'received',
};
const BY_STATE: Readonly<Record<string, ReturnRecord['state']>> = { closed: 'resolved', cancelled: 'cancelled', canceled: 'cancelled', expired: 'expired', review: 'review', in_review: 'review', flagged: 'review', rejected: 'refused' };

function readReturn(given: VendorJson, context: PlaceContext): ReturnRecord {
  const currency = given.currency('currency') ?? context.currency;
  const money = (...names: readonly string[]) => (currency === null ? null : given.anyMoney(currency, ...names));
  const at = given.time('created_at') ?? context.readAt ?? new Date(0);
  const changes = ['updated_at', 'edited_at', 'closed_at'].map((name) => given.time(name)).filter((change) => change !== null);
  return {
    type: 'return', sourceId: given.need('id'), number: given.text('rma') ?? null, orderSourceId: given.anyText('provider_order_id', 'order_id'), orderNumber: given.anyText('order_name', 'order_number'), email: emailOf(given.text('customer')) ?? given.text('customer_email'),
    state: meant(BY_STATE, given.need('state').toLowerCase()) ?? meant(BY_LABEL, given.text('label_status')?.toLowerCase() ?? null) ?? 'approved',
    lines: given.list('line_items').map((line, place) => ({
      sourceId: line.anyText('line_item_id', 'id') ?? String(place + 1), orderLineSourceId: line.text('provider_line_item_id'), sku: line.text('sku'), title: line.anyText('title', 'sku') ?? '', quantity: line.whole('quantity') ?? 1,
      reason: [line.text('parent_return_reason'), line.text('return_reason')].filter(Boolean).join(': ') || null, outcome: outcomeOf(line.text('outcome') ?? given.text('outcome')),
    })),
    currency, totalMinor: money('return_total', 'total'), refundMinor: money('refund'), creditMinor: money('gift_card'), exchangeMinor: money('exchange_total'), carrier: given.text('carrier'), trackingNumber: given.text('tracking_number'), labelUrl: given.link('label_url'), note: null,
    at, changedAt: changes.reduce((last, change) => (change > last ? change : last), at),
  };
}

const emailOf = (customer: string | null): string | null => (customer?.includes('@') ? customer : null);

function outcomeOf(word: string | null): ReturnRecord['lines'][number]['outcome'] {
  if (word === null) return null;
  return /exchange/i.test(word) ? 'exchange' : /credit|gift/i.test(word) ? 'credit' : /refund/i.test(word) ? 'refund' : /reject/i.test(word) ? 'reject' : /keep/i.test(word) ? 'keep' : null;
}

const PARCELS: Readonly<Record<string, ShipmentRecord['state']>> = {
  new: 'info_received', created: 'info_received', pre_transit: 'info_received', in_transit: 'in_transit', out_for_delivery: 'out_for_delivery', available_for_pickup: 'available_for_pickup', delivered: 'delivered', failure: 'exception', error: 'exception', return_to_sender: 'exception', cancelled: 'expired', expired: 'expired',
};

/** The parcel of a return: known by its return and number, so that each word of its label is the same parcel. */
function readLabel(label: VendorJson, context: PlaceContext): ShipmentRecord {
  const returnSourceId = label.text('return_id');
  const trackingNumber = label.need('tracking_number');
  return {
    type: 'shipment', sourceId: `${returnSourceId ?? label.need('id')}:${trackingNumber}`, orderSourceId: null, returnSourceId, carrier: label.text('carrier') ?? 'other', trackingNumber, trackingUrl: label.link('tracking_url'),
    state: meant(PARCELS, label.anyText('label_status', 'status')?.toLowerCase() ?? null) ?? 'info_received', estimatedDeliveryAt: null, shippedAt: null, changedAt: label.time('updated_at', 'created_at') ?? context.readAt ?? new Date(0),
  };
}
