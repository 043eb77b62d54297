import { readAnswer, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

/** Trackings, as the API lists them, answers with one, or its webhook sends. The state is AfterShip's own; the code is the carrier's. */
const details: AnswerShape = {
  carrier: 'aftership',
  parcels: ['data.trackings', 'data.tracking', 'msg', 'trackings', 'tracking', 'data', ''],
  number: ['tracking_number'],
  carrierAt: ['slug'],
  spokenBy: 'aftership',
  events: ['checkpoints'],
  status: ['subtag', 'tag'],
  estimate: ['latest_estimated_delivery.datetime', 'courier_estimated_delivery_date.estimated_delivery_date', 'aftership_estimated_delivery_date.estimated_delivery_date', 'expected_delivery'],
  promise: ['order_promised_delivery_date.promised_delivery_date'],
  service: ['shipment_type'],
  date: ['checkpoint_time'],
  code: ['raw_tag', 'subtag', 'tag'],
  stateCode: ['subtag', 'tag'],
  description: ['message', 'subtag_message'],
  place: [['location', 'city'], ['country_region_name', 'country_name']],
  problemCode: ['meta.code'],
};

/** What AfterShip answers or its webhook sends. @throws Unreadable */
export function translateAftership(payload: unknown): TrackingAnswer {
  return readAnswer(payload, details);
}
