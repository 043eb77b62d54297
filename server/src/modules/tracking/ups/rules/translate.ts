import { allAt, parseAnswer, readAnswer, textAt, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

/** The Tracking API's answer: shipments of packages, whose activities carry a code and a type ("D" delivered, "X" exception). */
const details: AnswerShape = {
  carrier: 'ups',
  parcels: ['trackResponse.shipment.package'],
  number: ['trackingNumber', 'inquiryNumber'],
  events: ['activity'],
  estimateOf: promisedDay,
  service: ['service.description'],
  date: ['date'],
  time: ['time'],
  zone: ['gmtOffset'],
  utcDate: ['gmtDate'],
  utcTime: ['gmtTime'],
  code: ['status.code', 'status.type'],
  kind: ['status.type'],
  description: ['status.description', 'status.simplifiedTextDescription'],
  place: [['location.address.city'], ['location.address.stateProvince'], ['location.address.postalCode'], ['location.address.countryCode', 'location.address.country']],
  problems: ['trackResponse.shipment.warnings'],
};

/** Track Alert pushes one activity of one package. */
const alert: AnswerShape = {
  carrier: 'ups',
  parcels: [''],
  number: ['trackingNumber'],
  events: ['activity', ''],
  estimate: ['scheduledDeliveryDate'],
  date: ['localActivityDate'],
  time: ['localActivityTime'],
  utcDate: ['gmtActivityDate'],
  utcTime: ['gmtActivityTime'],
  code: ['activityStatus.code', 'activityStatus.type'],
  kind: ['activityStatus.type'],
  description: ['activityStatus.description'],
  place: [['activityLocation.city'], ['activityLocation.stateProvince'], ['activityLocation.postalCode'], ['activityLocation.country']],
};

/** A package lists the day it was promised for (SDD), the one it was moved to (RDD) and the one it came (DEL). */
function promisedDay(parcel: unknown): string | null {
  const days = allAt(parcel, 'deliveryDate');
  for (const type of ['RDD', 'SDD', 'DEL']) {
    const found = days.find((day) => textAt(day, ['type']) === type);
    if (found !== undefined) return textAt(found, ['date']);
  }
  return null;
}

/** What UPS answers or pushes. @throws Unreadable */
export function translateUps(payload: unknown): TrackingAnswer {
  const answer = parseAnswer(payload);
  return readAnswer(answer, isAlert(answer) ? alert : details);
}

function isAlert(payload: unknown): boolean {
  return textAt(payload, ['activityStatus.type', 'activityStatus.code']) !== null;
}
