import { tableOf } from './codes.ts';

/** AfterShip: tags, and the sub-tags that say what its "Exception" hides. */
export const afterShip = tableOf({ pending: 'Pending', info_received: 'InfoReceived', in_transit: 'InTransit', out_for_delivery: 'OutForDelivery', attempt_failed: 'AttemptFail', delivered: 'Delivered', available_for_pickup: 'AvailableForPickup', exception: 'Exception', expired: 'Expired', returned: 'Exception_010 Exception_011' });

/** EasyPost: states of a tracker. */
export const easyPost = tableOf({ pending: 'unknown', info_received: 'pre_transit', in_transit: 'in_transit', out_for_delivery: 'out_for_delivery', delivered: 'delivered', available_for_pickup: 'available_for_pickup', returned: 'return_to_sender', exception: 'failure error', expired: 'cancelled' });

/** ShipEngine and ShipStation: status codes, then the detail codes that say more. */
export const shipEngine = tableOf({
  pending: 'UN',
  info_received: 'NY SHIPMENT_CREATED AWAITING_PICKUP_DROP_OFF ELEC_ADVICE_RECD_BY_CARRIER NOT_YET_RECEIVED_BY_CARRIER',
  in_transit: 'AC IT DROPPED_OFF PICKED_UP IN_TRANSIT',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  delivered: 'DE DELIVERED',
  attempt_failed: 'AT ATTEMPTED_DELIVERY ATTEMPTED_DELIVERY_FINAL CUSTOMER_CARDED NO_ACCESS_TO_RECIPIENTS_ADDRESS',
  available_for_pickup: 'SP AWAITING_COLLECTION_FROM_PICKUP_POINT COLLECT_AT_LOCAL_PO CUSTOMER_TO_COLLECT_FROM_CARRIER DELIVERED_TO_PICKUP_POINT',
  exception: 'EX',
  returned: 'RETURN_TO_SENDER UNDELIVERABLE_RETURNED_TO_SENDER',
  expired: 'CANCELLED TRACKING_EXPIRED',
});

/** Amazon: milestones of the tracking service. */
export const amazon = tableOf({
  pending: 'ORDER_PREPARING BOOKING_RECEIVED BOOKING_ACCEPTED BOOKING_CONFIRMED',
  info_received: 'CARRIER_ASSIGNED MANIFESTED_NOT_RECEIVED MISSING_MANIFEST IN_TRANSIT_TO_PICKUP',
  in_transit: 'SHIPPED PICKED_UP CARRIER_RECEIVED_SHIPMENT RECEIVED_FROM_CARRIER RECEIVED_AT_ORIGIN ARRIVED DEPARTED ARRIVED_IN_DESTINATION_COUNTRY ARRIVED_AT_TERMINAL DEPARTED_TERMINAL LOADED UNLOADED CONTAINERIZED CUSTOMS_PROCESSING CUSTOMS_CLEARED MISSORTED CARRIER_TRANSFER LOADED_TRAIN UNLOADED_TRAIN ARRIVED_AT_DESTINATION_YARD ARRIVED_AT_RAIL_TERMINAL DEPARTED_RAIL_TERMINAL READY_FOR_DELIVERY DELIVERY_APPOINTMENT_CONFIRMED',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  delivered: 'DELIVERED CUSTOMER_PICKUP_COMPLETED',
  attempt_failed: 'DELIVERY_ATTEMPTED',
  available_for_pickup: 'READY_FOR_CUSTOMER_PICKUP',
  exception: 'CARRIER_HOLD CUSTOMER_MOVED RECIPIENT_REFUSED_DELIVERY CUSTOMS_DELAY CUSTOMS_HOLD CUSTOMS_HOLD_DISCHARGE_PORT CUSTOMS_PAYMENT_REQUIRED CUSTOMS_EXCEPTION DAMAGED DELAYED INCORRECT_ADDRESS LOST UNDELIVERABLE UNDELIVERABLE_DESTROY_IN_FIELD PICKUP_FAILED',
  returned: 'RETURNED',
  expired: 'ORDER_CANCELLED BOOKING_CANCELLED',
});
