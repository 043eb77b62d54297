import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { ReturnRecord } from '../../../connections/index.ts';

export const isReturn = (item: VendorJson): boolean => item.has('id', 'status') && item.hasAny('returnType', 'returnMetadata', 'returnShippingInfo', 'returnLocationId');

const STATES: Readonly<Record<string, ReturnRecord['state']>> = {
  CREATED: 'approved', CARRIER_NOTIFIED_TO_PICK_UP_FROM_CUSTOMER: 'label_sent', CARRIER_OUT_FOR_PICK_UP_FROM_CUSTOMER: 'label_sent', CUSTOMER_RESCHEDULED_PICK_UP: 'label_sent', CUSTOMER_CANCELLED_PICK_UP: 'cancelled', PICKED_FROM_CUSTOMER: 'in_transit', CUSTOMER_DROPPED_OFF: 'in_transit', IN_TRANSIT: 'in_transit',
  OUT_FOR_DELIVERY: 'in_transit', REPLANNED: 'in_transit', DELIVERED: 'received', PARTIALLY_PROCESSED: 'inspected', PROCESSED: 'resolved', REJECTED: 'refused', CANCELLED: 'cancelled',
};
const OUTCOMES: Readonly<Record<string, ReturnRecord['lines'][number]['outcome']>> = { REPLACEMENT: 'exchange', EXCHANGE: 'exchange', NORMAL: 'refund' };

/** A return of the external fulfilment API 2024-09-11: one product, in so many pieces; what is paid back is told elsewhere. */
export function readReturn(item: VendorJson): ReturnRecord {
  const [about, channel, parcel] = [item.at('returnMetadata'), item.at('marketplaceChannelDetails'), item.at('returnShippingInfo', 'reverseTrackingInfo')];
  const at = item.needTime('creationDateTime', 'lastUpdatedDateTime');
  const sku = item.text('merchantSku') ?? channel.text('channelSku');
  return {
    type: 'return', sourceId: item.need('id'), number: about.text('rmaId'), orderSourceId: channel.text('customerOrderId'), orderNumber: channel.text('customerOrderId'), email: null, state: meant(STATES, item.need('status')) ?? 'approved',
    lines: [{ sourceId: item.need('id'), orderLineSourceId: null, sku, title: sku ?? '', quantity: item.whole('numberOfUnits') ?? 1, reason: about.text('returnReason'), outcome: meant(OUTCOMES, item.text('returnSubType')) ?? null }],
    currency: null, refundMinor: null, creditMinor: null, exchangeMinor: null, carrier: parcel.text('carrierName'), trackingNumber: parcel.text('trackingId'), labelUrl: null, note: null, at, changedAt: item.time('lastUpdatedDateTime') ?? at,
  };
}
