/** One state machine for every carrier, by the field's nine states, plus the way back. */
const shipmentStates = ['pending', 'info_received', 'in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup', 'delivered', 'exception', 'returned', 'expired'] as const;

export type ShipmentState = (typeof shipmentStates)[number];

const steps: Readonly<Record<ShipmentState, number | null>> = {
  pending: 0, info_received: 1, in_transit: 2, out_for_delivery: 3, delivered: 4,
  attempt_failed: 3, available_for_pickup: 3, exception: null, returned: null, expired: null,
};

/** Where it stands on the five-step line (ordered, label, on its way, out for delivery, delivered); null when it left the way. */
export function stepOf(state: ShipmentState): number | null {
  return steps[state];
}

export interface TrackingFact {
  readonly at: Date;
  readonly state: ShipmentState;
}

/** The state of the newest event; of two at the same moment the one further along the way. */
export function currentState(events: readonly TrackingFact[]): TrackingFact | null {
  return events.reduce<TrackingFact | null>((newest, event) => {
    if (newest === null || event.at > newest.at) return event;
    if (event.at < newest.at) return newest;
    return shipmentStates.indexOf(event.state) > shipmentStates.indexOf(newest.state) ? event : newest;
  }, null);
}
