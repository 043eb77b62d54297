import { DAY, type DrawnParcel, type Scan } from './draw-parcels.ts';

const HOUR = 3_600_000;

interface Story {
  readonly n: number;
  readonly name: string;
  readonly locale: string;
  readonly good: number;
  readonly placedDaysAgo: number;
  /** days until it comes; below zero, it came */
  readonly comesIn: number;
  readonly late?: true;
}

/** Orders of Fjord & Wool to look at in the portal, with numbers that stay: one on its way, some that came three days ago, one late, whose buyer was told yesterday. */
const stories: readonly Story[] = [
  { n: 10_001, name: 'Nora Lind', locale: 'en', good: 1, placedDaysAgo: 3, comesIn: 2 },
  { n: 10_002, name: 'Jonas Vogt', locale: 'de', good: 1, placedDaysAgo: 8, comesIn: -3 },
  { n: 10_003, name: 'Nadia Haddad', locale: 'en', good: 0, placedDaysAgo: 8, comesIn: -3 },
  { n: 10_004, name: 'Mara Olsen', locale: 'en', good: 3, placedDaysAgo: 5, comesIn: 2, late: true },
  { n: 10_005, name: 'Ola Berge', locale: 'en', good: 0, placedDaysAgo: 9, comesIn: -3 },
];

export const storyParcels = (today: Date): DrawnParcel[] => stories.map((story) => parcelOf(story, Math.floor(today.getTime() / DAY) * DAY));

function parcelOf({ n, name, locale, good, placedDaysAgo, comesIn, late }: Story, midnight: number): DrawnParcel {
  const placedAt = new Date(midnight - placedDaysAgo * DAY + 9 * HOUR);
  const after = (days: number): Date => new Date(placedAt.getTime() + days * DAY);
  const deliveredAt = new Date(midnight + comesIn * DAY + 13 * HOUR);
  const scans: Scan[] = [
    { at: after(0.8), state: 'info_received', description: 'Label made', place: null }, { at: after(1.2), state: 'in_transit', description: 'Left the warehouse', place: 'Hamburg' }, { at: after(1.9), state: 'in_transit', description: 'Sorted in the regional depot', place: 'Hanover' },
    { at: new Date(deliveredAt.getTime() - 5 * HOUR), state: 'out_for_delivery', description: 'On the van', place: 'Berlin' }, { at: deliveredAt, state: 'delivered', description: 'Handed over', place: 'Berlin' },
  ];
  return {
    n, name, good, city: 'Berlin', postalCode: '10115', country: 'DE', locale, timeZone: null, carrier: 'dhl', placedAt, shippedAt: after(0.8), promisedAt: late ? new Date(midnight + 14 * HOUR) : after(5), movedTo: late ? deliveredAt : null, late: late ?? false, scans, deliveredAt,
    riskAt: late ? new Date(midnight - DAY + 10 * HOUR) : null, standsAt: null, waitsAt: null, refuses: false, bounces: false, asksFirst: false,
  };
}
