import { tableOf } from './codes.ts';

export const gls = tableOf({ info_received: 'PREADVICE INPICKUP', in_transit: 'INTRANSIT INWAREHOUSE INTIAL.NORMAL', out_for_delivery: 'INDELIVERY', delivered: 'DELIVERED', available_for_pickup: 'DELIVEREDPS', exception: 'NOTPICKEDUP NOTDELIVERED', expired: 'CANCELED CANCELLED' });

/** DPD: states of ParcelLifeCycle and words of its Meta interface. */
export const dpd = tableOf({
  info_received: 'SHIPMENT Accepted',
  in_transit: 'PickedUp Depot BetweenDepots in_transit Information',
  out_for_delivery: 'Courier out_for_delivery',
  delivered: 'Delivered',
  attempt_failed: 'DeliveryFailure ReturningFromDelivery delivery_failed',
  available_for_pickup: 'ParcelShop ready_for_pickup',
  exception: 'on_hold delivery_delayed',
  returned: 'Returned ReturnToSender',
});

/** Hermes Germany: four digits, of which the first says where on the way it is. */
export const hermes = tableOf({ info_received: '0 1000', in_transit: '1500 2000 2500', out_for_delivery: '3000', delivered: '3500 3510 3520 3530', attempt_failed: '4000', available_for_pickup: '5000', exception: '6000 7000', returned: '8000' });

export const asendia = tableOf({
  info_received: 'CREATED LABEL_PRINTED MANIFESTED',
  in_transit: 'PU COLLECTED PICKED_UP COLLECTION IT IN_TRANSIT TRANSIT PROCESSED CUSTOMS DEPARTED ARRIVED',
  out_for_delivery: 'OFD OUT_FOR_DELIVERY',
  delivered: 'DL DELIVERED DELIVERY_CONFIRMED',
  attempt_failed: 'FAILED DELIVERY_FAILED',
  available_for_pickup: 'READY_FOR_PICKUP AT_LOCATION',
  exception: 'HELD ON_HOLD DELAY DELAYED RESCHEDULED UNDELIVERABLE',
  returned: 'RTS RETURNED',
});

/** Landmark Global. */
export const landmark = tableOf({ info_received: '50 60 75 80 100', in_transit: '125 150 155 200 225 250 275', out_for_delivery: '300', delivered: '500 510', attempt_failed: '400', available_for_pickup: '410', exception: '135 450 900', returned: '600 650' });

/** ParcelOne: numbers and words. */
export const parcelOne = tableOf({
  info_received: '0 1 LABEL_PRINTED REGISTERED',
  in_transit: '20 30 IN_TRANSIT SHIPPED ARRIVED SORTING DEPARTED IN_DELIVERY_VEHICLE',
  out_for_delivery: '80 ON_DELIVERY_VEHICLE OUT_FOR_DELIVERY',
  delivered: '90 DELIVERED DELIVERED_PARCELSHOP',
  attempt_failed: 'FAILED ADDRESSEE_NOT_FOUND',
  available_for_pickup: '70 AT_PARCELSHOP AVAILABLE_FOR_COLLECTION',
  exception: '40 99 CUSTOMS_CLEARANCE AWAITING_PICKUP PAYMENT_REQUIRED REDIRECTED DELAYED WRONG_ADDRESS REFUSED',
  returned: 'RETURNED',
});

/** Purolator: types of a scan. */
export const purolator = tableOf({ in_transit: 'ProofOfPickUp PickUp', out_for_delivery: 'OnDelivery', delivered: 'Delivery', exception: 'Undeliverable' });

/** Seko (Omni Parcel). */
export const seko = tableOf({
  info_received: 'OP-1 OP-11 OP-12',
  in_transit: 'OP-2 OP-3 OP-4 OP-5 OP-6 OP-7 OP-8 OP-9 OP-10 OP-14 OP-20 OP-33 OP-47 OP-48 OP-50 OP-51 OP-78 OP-80 OP-81 OP-82 OP-89',
  out_for_delivery: 'OP-21',
  delivered: 'OP-72 OP-73 OP-74 OP-77',
  attempt_failed: 'OP-17 OP-27 OP-29',
  available_for_pickup: 'OP-25 OP-42',
  exception: 'OP-13 OP-16 OP-26 OP-30 OP-36 OP-37 OP-39 OP-40 OP-41 OP-43 OP-45 OP-46 OP-49 OP-52 OP-55 OP-70 OP-86 OP-88 OP-91 OP-92',
  returned: 'OP-57 OP-59 OP-61 OP-63 OP-64 OP-66 OP-68 OP-69 OP-85 OP-90',
  expired: 'OP-34 OP-67',
});

/** Sendle: types of a tracking event. */
export const sendle = tableOf({
  info_received: 'Info Booking Label_Created',
  in_transit: 'Pickup Picked_Up Drop_Off Dropped_Off In_Transit Pickup_Attempted',
  out_for_delivery: 'Out_for_Delivery Local_Delivery',
  delivered: 'Delivered',
  attempt_failed: 'Card_Left Delivery_Attempted',
  exception: 'Unable_to_Deliver Damaged Lost',
  returned: 'Return_to_Sender Returned_to_Sender',
  expired: 'Cancelled',
});

/** SmartKargo: air cargo status codes (IATA Cargo-IMP) and its own for the door. */
export const smartKargo = tableOf({ info_received: 'BKD', in_transit: 'RCS FOH MAN DEP ARR RCF TRM TFD CCD NFD AWR MDL INF PND', out_for_delivery: 'GDL OFD', delivered: 'DLV DLD DDL', exception: 'DIS UDL', returned: 'RTS' });

export const teleship = tableOf({ info_received: 'label_created created', in_transit: 'collected in_hub in_transit customs_cleared', out_for_delivery: 'out_for_delivery', delivered: 'delivered', exception: 'exception held', returned: 'returned', expired: 'cancelled' });
