import { readAnswer, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

/** Tracking v3: one parcel, or a list of them. The answer to a question by number need not repeat the number. */
const details: AnswerShape = {
  carrier: 'usps',
  parcels: ['trackingDetails', 'trackings', ''],
  number: ['trackingNumber'],
  events: ['trackingEvents'],
  estimate: ['expectedDeliveryTimeStamp', 'deliveryDateExpectation.expectedDeliveryDate', 'expectedDeliveryDate', 'predictedDeliveryDate', 'deliveryDateExpectation.predictedDeliveryDate', 'guaranteedDeliveryTimeStamp', 'deliveryDateExpectation.guaranteedDeliveryDate'],
  service: ['mailClass'],
  date: ['eventTimestamp'],
  zone: ['GMTOffset'],
  utcDate: ['GMTTimestamp'],
  code: ['eventCode'],
  description: ['eventType'],
  place: [['eventCity'], ['eventState'], ['eventZIP'], ['eventCountry']],
};

/** What USPS answers, for domestic and international parcels. @throws Unreadable */
export function translateUsps(payload: unknown): TrackingAnswer {
  return readAnswer(payload, details);
}
