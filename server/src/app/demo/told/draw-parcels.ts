import { between, pick, seededRandom, type Random } from '../../../platform/random/random.ts';
import { carriers, cities, firstNames, lastNames } from '../cast.ts';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const DEPOTS = ['Hamburg', 'Hanover', 'Neuenstein', 'Leipzig', 'Duisburg'];
/** Of a hundred parcels so many come late, stand unscanned for days, wait at a shop. */
const [LATE, STANDS, WAITS] = [0.33, 0.05, 0.06];

/** How many parcels a brand of the demo sends a day, and for how long it did. */
export interface Flow {
  readonly perDay: number;
  readonly days: number;
  readonly seed: number;
}

export interface Scan {
  readonly at: Date;
  readonly state: 'info_received' | 'in_transit' | 'available_for_pickup' | 'out_for_delivery' | 'delivered';
  readonly description: string;
  readonly place: string | null;
}

/** One parcel of the demo's past with its buyer: what becomes of it, whether or not that lies ahead of today. */
export interface DrawnParcel {
  readonly n: number;
  readonly name: string;
  /** index into the brand's goods */
  readonly good: number;
  readonly city: string;
  readonly postalCode: string;
  readonly country: string;
  readonly locale: string;
  /** where the country has several */
  readonly timeZone: string | null;
  readonly carrier: string;
  readonly placedAt: Date;
  readonly shippedAt: Date;
  readonly promisedAt: Date;
  /** the day its carrier names once it is late; null while it names none */
  readonly movedTo: Date | null;
  readonly late: boolean;
  readonly scans: readonly Scan[];
  readonly deliveredAt: Date;
  readonly riskAt: Date | null;
  readonly standsAt: Date | null;
  readonly waitsAt: Date | null;
  readonly refuses: boolean;
  readonly bounces: boolean;
  /** asked where it is on the day before anybody would have been told */
  readonly asksFirst: boolean;
}

const ZONES: Readonly<Record<string, string>> = { Boston: 'America/New_York', Austin: 'America/Chicago', Portland: 'America/Los_Angeles', Denver: 'America/Denver', Madrid: 'Europe/Madrid' };
const LOCALES: Readonly<Record<string, string>> = { DE: 'de', ES: 'es' };

/** Every parcel of a brand, oldest first. The same seed and day give the same parcels. */
export function drawParcels(flow: Flow, today: Date): DrawnParcel[] {
  const random = seededRandom(flow.seed);
  const midnight = Math.floor(today.getTime() / DAY) * DAY;
  return Array.from({ length: flow.days * flow.perDay }, (_, n) => drawOne(random, n, new Date(midnight - (flow.days - Math.floor(n / flow.perDay)) * DAY)));
}

function drawOne(random: Random, n: number, day: Date): DrawnParcel {
  const [city, postalCode, country] = pick(random, cities);
  const placedAt = new Date(day.getTime() + between(random, 5 * 60, 23 * 60) * 60_000);
  const after = (days: number): Date => new Date(placedAt.getTime() + days * DAY);
  const late = random.next() < LATE;
  const stands = random.next() < STANDS;
  const waits = random.next() < WAITS;
  const promisedAt = after(5);
  const sortedAt = after(1.6 + random.next());
  const riskAt = late ? after(3.7 + random.next() * 0.8) : null;
  const outAt = late || stands ? after(6.2 + random.next() * 2) : after(3 + random.next() * 1.7);
  const waitsAt = waits ? new Date(outAt.getTime() + 5 * HOUR) : null;
  const deliveredAt = new Date(outAt.getTime() + (waits ? 20 + random.next() * 30 : 2 + random.next() * 6) * HOUR);
  const scans: Scan[] = [
    { at: after(1), state: 'info_received', description: 'Label made', place: null }, { at: after(1.4), state: 'in_transit', description: 'Left the warehouse', place: pick(random, DEPOTS) },
    { at: sortedAt, state: 'in_transit', description: 'Sorted in the regional depot', place: pick(random, DEPOTS) }, { at: outAt, state: 'out_for_delivery', description: 'On the van', place: city },
    ...(waitsAt === null ? [] : [{ at: waitsAt, state: 'available_for_pickup' as const, description: 'Waits at a parcel shop', place: city }]), { at: deliveredAt, state: 'delivered', description: 'Handed over', place: city },
  ];
  return {
    n, name: `${pick(random, firstNames)} ${pick(random, lastNames)}`, good: between(random, 0, 99), city, postalCode, country, locale: LOCALES[country] ?? 'en', timeZone: ZONES[city] ?? null, carrier: pick(random, carriers), placedAt, shippedAt: after(1), promisedAt,
    movedTo: (late ? random.next() > 0.02 : stands) ? new Date(Math.ceil(deliveredAt.getTime() / DAY) * DAY - 6 * HOUR) : null, late, scans, deliveredAt, riskAt, standsAt: stands ? new Date(sortedAt.getTime() + 3 * DAY) : null, waitsAt,
    refuses: random.next() < 0.02, bounces: random.next() < 0.008, asksFirst: late && random.next() < 0.03,
  };
}
