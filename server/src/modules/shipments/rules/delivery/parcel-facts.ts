/** What is known of a parcel when its arrival is foretold. Moments are days since 1970 in UTC, with fractions; null: not known or not yet. */
export interface ParcelFacts {
  readonly orderedAt: number;
  readonly paidAt: number | null;
  readonly handedOverAt: number | null;
  /** the first moment at which it is late: the end of the promised day */
  readonly lateFrom: number | null;
  readonly carrier: string | null;
  readonly service: string | null;
  /** the warehouse or seller that packs it */
  readonly site: string | null;
  readonly fromRegion: string | null;
  readonly toRegion: string | null;
  /** a part of the region, like the first digits of a postal code */
  readonly toArea: string | null;
  readonly weightGrams: number | null;
  /** in the shop's own money; dear shipping is often far */
  readonly shippingCost: number | null;
}

/** One that arrived. */
export interface Delivered extends ParcelFacts {
  readonly deliveredAt: number;
}

/** From where days are counted: until a parcel is handed over nobody knows when it will be. */
export type Start = 'ordered' | 'handed_over';

/** When a parcel's days begin. */
export function beginOf(parcel: ParcelFacts, start: Start): number {
  return start === 'handed_over' && parcel.handedOverAt !== null ? parcel.handedOverAt : parcel.orderedAt;
}

/** Scans are sometimes written after the fact; nothing takes less than this many days. */
const LEAST_DAYS = 0.2;

/** Days from the start to the door. */
export function daysOf(parcel: Delivered, start: Start): number {
  return Math.max(LEAST_DAYS, parcel.deliveredAt - beginOf(parcel, start));
}
