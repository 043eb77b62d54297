import { readAnswer, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

/** A tracking log of ShipEngine or ShipStation v2, as answered or as its webhook "track" sends it. */
const details: AnswerShape = {
  carrier: 'shipengine',
  parcels: ['data', ''],
  number: ['tracking_number'],
  carrierAt: ['carrier_code'],
  spokenBy: 'shipengine',
  events: ['events'],
  status: ['status_detail_code', 'status_code'],
  estimate: ['estimated_delivery_date'],
  date: ['carrier_occurred_at', 'occurred_at'],
  utcDate: ['occurred_at'],
  code: ['event_code', 'carrier_detail_code', 'carrier_status_code', 'status_code'],
  stateCode: ['status_detail_code', 'status_code'],
  description: ['description', 'carrier_status_description', 'status_description'],
  place: [['city_locality'], ['state_province'], ['postal_code'], ['country_code']],
};

/** What ShipEngine or ShipStation answers or its webhook sends. @throws Unreadable */
export function translateShipengine(payload: unknown): TrackingAnswer {
  return readAnswer(payload, details);
}
