import { allAt, readAnswer, textAt, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

const PLACE = [['scanLocation.city'], ['scanLocation.stateOrProvinceCode'], ['scanLocation.postalCode'], ['scanLocation.countryCode']];

/** The Track API's answer. A number that was used again is told of twice; what happened last is meant. */
const details: AnswerShape = {
  carrier: 'fedex',
  parcels: ['output.completeTrackResults.trackResults'],
  number: ['trackingNumberInfo.trackingNumber'],
  events: ['scanEvents'],
  estimateOf: promisedMoment,
  service: ['serviceDetail.description'],
  date: ['date'],
  code: ['eventType'],
  kind: ['derivedStatusCode'],
  // "Delivery exception" says less than its reason, "Customer not available".
  description: ['exceptionDescription', 'eventDescription'],
  place: PLACE,
  problems: ['output.completeTrackResults.trackResults.error'],
};

/** The days of FedEx by what they are; the newest estimate first, then what was promised. */
const DAYS = ['ESTIMATED_DELIVERY', 'APPOINTMENT_DELIVERY', 'COMMITMENT'];

function promisedMoment(parcel: unknown): string | null {
  const days = allAt(parcel, 'dateAndTimes');
  const listed = DAYS.map((type) => days.find((day) => textAt(day, ['type']) === type)).find((day) => day !== undefined);
  return textAt(listed, ['dateTime']) ?? textAt(parcel, ['estimatedDeliveryTimeWindow.window.ends', 'standardTransitTimeWindow.window.ends']);
}

/** What FedEx answers. @throws Unreadable */
export function translateFedex(payload: unknown): TrackingAnswer {
  return readAnswer(payload, details);
}
