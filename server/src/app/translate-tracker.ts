import type { Translated } from '../modules/connections/records.ts';
import { parcelsAsRecords } from '../modules/shipments/index.ts';
import { isObject, Unreadable } from '../platform/hostile/json-fields.ts';
import { trackerOf } from './trackers.ts';

/** Kinds that speak of parcels: what cannot be read of them is an error, of others it is not for us. */
const OURS = /track|shipment|milestone|checkpoint|parcel/i;

/** A carrier's or tracker's payload as records; null when the vendor is none of them. @throws Unreadable */
export function translateTracker(vendor: string, kind: string, payload: unknown): Translated | null {
  const translate = trackerOf(vendor);
  if (translate === null) return null;
  try {
    return parcelsAsRecords(translate(payload));
  } catch (error) {
    if (error instanceof Unreadable && isObject(payload) && !OURS.test(kind)) return { records: [], ignored: true };
    throw error;
  }
}
