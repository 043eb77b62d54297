import { seededRandom } from '../../../platform/random/random.ts';
import type { DrawnParcel } from './draw-parcels.ts';

const HOUR = 3_600_000;

/** A throw of its own for each parcel and question: what is drawn here moves nothing of what was drawn before. */
const thrown = (parcel: DrawnParcel, question: number): number => seededRandom(parcel.n * 104_729 + question).next();

/** One of the two warehouses packs most of what comes late: what contacts per order are to find. */
export function warehouseOf(parcel: DrawnParcel): string {
  return thrown(parcel, 1) < (parcel.late ? 0.6 : 0.25) ? 'Duisburg' : 'Hamburg';
}

/** The dear way is late a little less often. */
export function serviceOf(parcel: DrawnParcel): string {
  return thrown(parcel, 2) < (parcel.late ? 0.12 : 0.2) ? 'Express' : 'Standard';
}

/** Goods whose buyers are not sure of the size, and how many of a hundred ask about it within hours. */
const UNSURE: Readonly<Record<string, number>> = { 'FW-PARKA-S': 9, 'IE-ALMA-RX': 12, 'AR-GRINDER': 8 };

/** When the buyer of such a thing asked about it: before it was sent, so that no notice had been thought of. Null for most. */
export function asksAboutIt(parcel: DrawnParcel, sku: string, now: Date): Date | null {
  // Whom the guide speaks of asks nothing.
  if (parcel.n > 10_000 || thrown(parcel, 3) * 100 >= (UNSURE[sku] ?? 0)) return null;
  const at = new Date(parcel.placedAt.getTime() + (0.5 + thrown(parcel, 4) * 6) * HOUR);
  return at < new Date(now.getTime() - HOUR) ? at : null;
}
