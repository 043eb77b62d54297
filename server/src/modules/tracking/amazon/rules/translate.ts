import { allAt, parseAnswer, readAnswer, textAt, type AnswerShape, type TrackingAnswer } from '../../../shipments/index.ts';

/** The tracking service's answer, and the notification that a milestone changed. */
const details: AnswerShape = {
  carrier: 'amazon',
  parcels: ['payload.shipmentTrackingMilestoneChangedNotification.trackingDetail', 'Payload.ShipmentTrackingMilestoneChangedNotification.TrackingDetail', 'trackingDetail', 'trackingDetails'],
  number: ['identifier.carrierTracking.trackingNumber', 'identifier.carrierTracking.trackingId', 'identifier.aftn', 'identifier.acsin', 'identifier.containerNumber', 'identifier.id'],
  events: ['milestoneHistory', 'latestMilestone'],
  status: ['latestMilestone.status.code'],
  estimateOf: estimatedDay,
  date: ['occurredAt'],
  code: ['status.code'],
  description: ['status.description'],
  place: [['location.address.city'], ['location.address.region'], ['location.address.countryCode']],
};

function estimatedDay(parcel: unknown): string | null {
  const estimate = allAt(parcel, 'trackingEstimates').find((one) => textAt(one, ['type']) === 'ESTIMATED_DELIVERY_DATE');
  return textAt(estimate, ['estimatedInterval.endTime', 'estimatedInterval.startTime']);
}

/** What Amazon answers or notifies. @throws Unreadable */
export function translateAmazon(payload: unknown): TrackingAnswer {
  return readAnswer(parseAnswer(payload), details);
}
