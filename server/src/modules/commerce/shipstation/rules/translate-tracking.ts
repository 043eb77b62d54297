import { readAnswer, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

/** What its webhook calls news of a parcel. */
export const TRACK = 'API_TRACK';

const told: AnswerShape = {
  carrier: 'shipengine', parcels: ['data'], number: ['tracking_number'], carrierAt: ['carrier_code'], spokenBy: 'shipengine', events: ['events'], status: ['status_detail_code', 'status_code'], estimate: ['estimated_delivery_date'],
  date: ['carrier_occurred_at', 'occurred_at'], utcDate: ['occurred_at'], code: ['event_code', 'carrier_detail_code', 'carrier_status_code', 'status_code'], stateCode: ['status_detail_code', 'status_code'],
  description: ['description', 'carrier_status_description', 'status_description'], place: [['city_locality'], ['state_province'], ['postal_code'], ['country_code']],
};

/** What ShipStation's webhook "track" sends. @throws Unreadable */
export function translateTracking(payload: unknown): TrackingAnswer {
  return readAnswer(payload, told);
}
