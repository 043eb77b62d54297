import type { ShipmentState } from '../../../shipments/index.ts';

/** Shopify's words for where a parcel is: `shipment_status` of the REST shapes, FulfillmentDisplayStatus of the API. */
const MOVEMENTS: Readonly<Record<string, ShipmentState>> = {
  label_printed: 'info_received', label_purchased: 'info_received', confirmed: 'info_received', submitted: 'info_received', marked_as_fulfilled: 'info_received', fulfilled: 'info_received',
  carrier_picked_up: 'in_transit', in_transit: 'in_transit', delayed: 'in_transit', out_for_delivery: 'out_for_delivery', attempted_delivery: 'attempt_failed', ready_for_pickup: 'available_for_pickup',
  delivered: 'delivered', picked_up: 'delivered', failure: 'exception', not_delivered: 'exception', label_voided: 'expired', canceled: 'expired', cancelled: 'expired',
};

/** Of a fulfilment that no carrier said anything about yet. */
const OWN_STATES: Readonly<Record<string, ShipmentState>> = { pending: 'pending', open: 'pending', success: 'info_received', cancelled: 'expired', error: 'exception', failure: 'exception' };

/** The state of a parcel; a cancelled fulfilment is over, whatever was said before. */
export function parcelState(movement: string | null, own: string | null): ShipmentState {
  const [moved, stands] = [movement?.toLowerCase() ?? '', own?.toLowerCase() ?? ''];
  if (stands === 'cancelled') return 'expired';
  return MOVEMENTS[moved] ?? OWN_STATES[stands] ?? 'pending';
}
