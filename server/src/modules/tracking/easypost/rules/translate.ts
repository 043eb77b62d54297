import { readAnswer, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

/** Trackers: one, a list, within a bought shipment, or as the result of an event that a webhook sends. */
const details: AnswerShape = {
  carrier: 'easypost',
  parcels: ['trackers', 'result.tracker', 'result', 'tracker', 'shipments.tracker', ''],
  number: ['tracking_code'],
  carrierAt: ['carrier'],
  spokenBy: 'easypost',
  events: ['tracking_details'],
  status: ['status'],
  estimate: ['est_delivery_date'],
  service: ['carrier_detail.service'],
  date: ['datetime'],
  code: ['carrier_code', 'status_detail', 'status'],
  stateCode: ['status'],
  description: ['message', 'description'],
  place: [['tracking_location.city'], ['tracking_location.state'], ['tracking_location.zip'], ['tracking_location.country']],
};

/** What EasyPost answers or its webhook sends. @throws Unreadable */
export function translateEasypost(payload: unknown): TrackingAnswer {
  return readAnswer(payload, details);
}
