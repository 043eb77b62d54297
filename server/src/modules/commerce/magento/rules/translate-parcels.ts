import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { ReturnRecord, ShipmentRecord } from '../../../connections/index.ts';

/** A shipment of an order, with or without its tracks. */
export function isShipment(item: VendorJson): boolean {
  return item.numericId('order_id') !== null && item.numericId('entity_id') !== null && !item.has('grand_total') && item.hasAny('tracks', 'total_qty', 'shipment_status', 'packages');
}

export function isTrack(item: VendorJson): boolean {
  return item.numericId('order_id') !== null && item.numericId('parent_id') !== null && item.hasAny('track_number', 'number') && item.hasAny('carrier_code', 'title');
}

export function readShipment(shipment: VendorJson): ShipmentRecord[] {
  const tracks = shipment.list('tracks').filter((track) => track.has('track_number'));
  const sourceId = shipment.need('entity_id');
  const at = shipment.needTime('created_at', 'updated_at');
  if (tracks.length > 0) return tracks.map((track) => parcel(track, sourceId, shipment.text('order_id'), at));
  return [{ type: 'shipment', sourceId, orderSourceId: shipment.text('order_id'), carrier: 'other', trackingNumber: null, trackingUrl: null, state: 'info_received', estimatedDeliveryAt: null, shippedAt: at, changedAt: shipment.time('updated_at') ?? at }];
}

export function readTrack(track: VendorJson): ShipmentRecord {
  return parcel(track, track.need('parent_id'), track.text('order_id'), track.needTime('created_at', 'updated_at'));
}

/** A parcel is known by its shipment and number: a track told by itself and one told with its shipment are the same. */
function parcel(track: VendorJson, shipmentId: string, orderSourceId: string | null, at: Date): ShipmentRecord {
  const trackingNumber = track.anyText('track_number', 'number');
  return {
    type: 'shipment', sourceId: `${shipmentId}:${trackingNumber}`, orderSourceId, carrier: track.anyText('carrier_code', 'title') ?? 'other', trackingNumber, trackingUrl: null, state: 'info_received', estimatedDeliveryAt: null,
    shippedAt: at, changedAt: track.time('updated_at', 'created_at') ?? at,
  };
}

export const isReturn = (item: VendorJson): boolean => item.numericId('entity_id') !== null && item.numericId('order_id') !== null && item.has('date_requested');

/** Magento\Rma\Model\Rma\Source\Status. */
const STATES: Readonly<Record<string, ReturnRecord['state']>> = {
  pending: 'review', authorized: 'approved', partial_authorized: 'approved', received: 'received', received_on_item: 'received', approved: 'inspected', approved_on_item: 'inspected', rejected: 'refused', rejected_on_item: 'refused', denied: 'refused', closed: 'cancelled', processed_closed: 'resolved',
};

const OUTCOMES: readonly (readonly [RegExp, ReturnRecord['lines'][number]['outcome']])[] = [[/exchange/i, 'exchange'], [/credit/i, 'credit'], [/refund/i, 'refund'], [/repair/i, 'repair']];

export function readReturn(rma: VendorJson): ReturnRecord {
  const at = rma.needTime('date_requested');
  const track = rma.list('tracks')[0];
  return {
    type: 'return', sourceId: rma.need('entity_id'), number: rma.text('increment_id'), orderSourceId: rma.text('order_id'), orderNumber: rma.text('order_increment_id'), email: rma.text('customer_custom_email'), state: meant(STATES, rma.text('status')) ?? 'review',
    lines: rma.list('items').map((item) => ({
      sourceId: item.text('entity_id') ?? item.text('order_item_id') ?? '', orderLineSourceId: item.text('order_item_id'), sku: item.text('product_sku'), title: item.anyText('product_name', 'product_sku') ?? '', quantity: item.whole('qty_requested') ?? 1,
      reason: item.text('reason'), outcome: OUTCOMES.find(([word]) => word.test(item.text('resolution') ?? ''))?.[1] ?? null,
    })),
    currency: null, refundMinor: null, creditMinor: null, exchangeMinor: null, carrier: track?.anyText('carrier_code', 'carrier_title') ?? null, trackingNumber: track?.text('track_number') ?? null, labelUrl: null,
    note: rma.list('comments')[0]?.text('comment') ?? null, at, changedAt: rma.time('updated_at') ?? at,
  };
}
