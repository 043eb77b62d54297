import type { ShipmentState } from './shipment-state.ts';

interface Told {
  readonly state: ShipmentState;
  readonly description: string;
}

const BEFORE_THE_CARRIER: readonly ShipmentState[] = ['pending', 'info_received'];
const ENDS: readonly ShipmentState[] = ['delivered', 'returned'];

/** Something that happened in a carrier's hands, as against a label or what a shop merely says. */
export function isScan({ state }: Told): boolean {
  return !BEFORE_THE_CARRIER.includes(state);
}

/** A bare statement, without words of a scan, that would take a parcel back: from an end, or out of the carrier's hands. */
export function movesBack(told: Told, from: ShipmentState): boolean {
  if (told.description !== '') return false;
  return (ENDS.includes(from) && !ENDS.includes(told.state)) || (BEFORE_THE_CARRIER.includes(told.state) && !BEFORE_THE_CARRIER.includes(from));
}
