import { allAt, parseAnswer, readAnswer, textAt, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

/** Shipment Tracking – Unified: what the group knows of any of its parcels, in five words. */
const unified: AnswerShape = {
  carrier: 'dhl_universal',
  parcels: ['shipments'],
  number: ['id'],
  events: ['events'],
  status: ['status.statusCode'],
  estimate: ['estimatedTimeOfDelivery', 'estimatedDeliveryTimeFrame.estimatedThrough'],
  service: ['details.product.productName'],
  date: ['timestamp'],
  code: ['statusCode'],
  description: ['description', 'status', 'remark'],
  place: [['location.address.addressLocality'], ['location.address.countryCode']],
};

/** MyDHL (Express): checkpoints of a shipment, in the time of the place. */
const myDhl: AnswerShape = {
  carrier: 'mydhl',
  parcels: ['shipments'],
  number: ['shipmentTrackingNumber'],
  events: ['events', 'pieces.events'],
  estimate: ['estimatedDeliveryDate', 'estimatedTimeOfDelivery'],
  date: ['date'],
  time: ['time'],
  zone: ['GMTOffset'],
  code: ['typeCode'],
  description: ['description'],
  place: [['serviceArea.description', 'location.address.addressLocality']],
};

/** XML services (Express): the older door to the same checkpoints. */
const xmlServices: AnswerShape = {
  carrier: 'dhl_express',
  parcels: ['TrackingResponse.AWBInfo', 'trackingResponse.AWBInfo', 'AWBInfo'],
  number: ['AWBNumber', 'TrackedBy.LPNumber'],
  events: ['ShipmentInfo.ShipmentEvent', 'Pieces.PieceInfo.PieceEvent', 'ShipmentInfo.PieceDetails.PieceEvent'],
  estimate: ['ShipmentInfo.EstDlvyDateUTC', 'ShipmentInfo.EstDlvyDate'],
  service: ['ShipmentInfo.GlobalProductCode'],
  date: ['Date'],
  time: ['Time'],
  zone: ['GMTOffset'],
  code: ['ServiceEvent.EventCode'],
  description: ['ServiceEvent.Description'],
  place: [['ServiceArea.Description']],
  problems: ['TrackingResponse.AWBInfo.Status.Condition', 'ErrorResponse.Response.Status.Condition', 'ShipmentTrackingErrorResponse.Response.Status.Condition'],
  problemCode: ['ConditionCode'],
  problemMessage: ['ConditionData'],
};

/** Parcel Germany: everything is an element "data" with attributes, told apart by their name. */
const parcelDe: AnswerShape = {
  carrier: 'dhl_parcel_de',
  parcels: ['parcels'],
  number: ['piece-code', 'searched-piece-code', 'piece-identifier'],
  events: ['events'],
  estimate: ['estimated-delivery-date', 'delivery-date'],
  service: ['product-name'],
  date: ['event-timestamp'],
  code: ['standard-event-code'],
  stateCode: ['ice'],
  description: ['event-status', 'event-text'],
  place: [['event-location'], ['event-country']],
  problems: ['problems'],
};

/** DHL24 (Poland). */
const poland: AnswerShape = {
  carrier: 'dhl_poland',
  parcels: ['getTrackAndTraceInfoResponse.getTrackAndTraceInfoResult', 'Envelope.Body.getTrackAndTraceInfoResponse.getTrackAndTraceInfoResult', 'Body.getTrackAndTraceInfoResponse.getTrackAndTraceInfoResult'],
  number: ['shipmentId'],
  events: ['events.item'],
  deliveredBy: ['receivedBy'],
  date: ['timestamp'],
  code: ['status'],
  description: ['description'],
  place: [['terminal']],
  problems: ['Envelope.Body.Fault'],
};

/** What any of DHL's doors answers; which one it was is seen from the answer. @throws Unreadable */
export function translateDhl(payload: unknown): TrackingAnswer {
  const answer = parseAnswer(payload);
  if (allAt(answer, 'data').length > 0) return readAnswer(partedByName(answer), parcelDe);
  if (poland.parcels.some((path) => allAt(answer, path).length > 0)) return readAnswer(answer, poland);
  if (xmlServices.parcels.some((path) => allAt(answer, path).length > 0) || textAt(answer, ['ErrorResponse.Response.Status.ActionStatus', 'ShipmentTrackingErrorResponse.Response.Status.ActionStatus']) !== null) return readAnswer(answer, xmlServices);
  if (textAt(answer, ['shipments.shipmentTrackingNumber']) !== null) return readAnswer(answer, myDhl);
  return readAnswer(withProblem(answer), unified);
}

/** Its own error is the answer itself: {"status": 404, "title", "detail"}. */
function withProblem(answer: unknown): unknown {
  const title = textAt(answer, ['title', 'detail']);
  return title === null || allAt(answer, 'shipments').length > 0 ? answer : { errors: [{ code: textAt(answer, ['status']), message: textAt(answer, ['detail']) ?? title }] };
}

function partedByName(answer: unknown): unknown {
  const named = (within: unknown, name: string): unknown[] => allAt(within, 'data').filter((one) => textAt(one, ['name']) === name);
  const list = named(answer, 'piece-shipment-list');
  const parcels = list.flatMap((one) => named(one, 'piece-shipment')).map((parcel) => ({ ...(parcel as object), data: undefined, events: named(parcel, 'piece-event-list').flatMap((events) => named(events, 'piece-event')) }));
  const problems = list.filter((one) => !['0', null].includes(textAt(one, ['code']))).map((one) => ({ code: textAt(one, ['code']), message: textAt(one, ['error', 'error-status']) ?? 'no parcel was found' }));
  return { parcels, problems };
}
