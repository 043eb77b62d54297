import { learnPace } from './pace.ts';
import { beginOf, type Delivered, type ParcelFacts, type Start } from './parcel-facts.ts';
import { learnUsualDays } from './usual-days.ts';

/** What the forest asks of a parcel, in a fixed order; NaN where it is not known. */
export type Measures = (parcel: ParcelFacts) => number[];

const YEAR = 365.25;
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

/**
 * Learns what is asked: the promise, usual days by lane, area, carrier and site, the weekday and hour, how the network was doing at that
 * moment, and how long the shop took. Nothing is asked that was not known when the days began.
 */
export function learnMeasures(past: readonly Delivered[], start: Start): Measures {
  const usual = (keyOf: (parcel: ParcelFacts) => string | null) => learnUsualDays(past, start, keyOf);
  const [region, area, lane] = [usual((parcel) => parcel.toRegion), usual((parcel) => parcel.toArea), usual(laneOf)];
  const [carrier, carrierLane, site] = [usual(carrierOf), usual((parcel) => joined(carrierOf(parcel), laneOf(parcel))), usual((parcel) => parcel.site)];
  const pace = learnPace(past);
  return (parcel) => {
    const at = beginOf(parcel, start);
    const until = (moment: number | null): number => (moment === null ? Number.NaN : moment - parcel.orderedAt);
    const handed = start === 'handed_over' ? [until(parcel.handedOverAt), until(parcel.handedOverAt) - until(parcel.paidAt)] : [];
    return [
      (parcel.lateFrom ?? Number.NaN) - at, until(parcel.lateFrom),
      region(parcel), area(parcel), lane(parcel), carrier(parcel), carrierLane(parcel), site(parcel), Number(parcel.fromRegion !== null && parcel.fromRegion === parcel.toRegion),
      (Math.floor(at) + FIRST_WEEKDAY) % 7, at - Math.floor(at), (at / YEAR) % 1,
      parcel.weightGrams ?? Number.NaN, parcel.shippingCost ?? Number.NaN,
      pace.againstPromise(at, 30), pace.lateShare(at, 30), pace.onTheWay(at, 14), pace.onTheWay(at, 45), pace.rush(at),
      until(parcel.paidAt), ...handed,
    ];
  };
}

function joined(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : `${one}\n${other}`;
}

function laneOf(parcel: ParcelFacts): string | null {
  return joined(parcel.fromRegion, parcel.toRegion);
}

function carrierOf(parcel: ParcelFacts): string | null {
  return parcel.carrier === null ? null : joined(parcel.carrier, parcel.service ?? '');
}
