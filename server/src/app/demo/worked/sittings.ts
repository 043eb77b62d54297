import { Temporal } from 'temporal-polyfill';
import { seededRandom } from '../../../platform/random/random.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** One of the demo's people: who they answer for, and by which clock they live. Who shares a clock shares a site. */
export interface Worker {
  readonly id: string;
  readonly brandIds: readonly string[];
  readonly timeZone: string;
}

/** One stretch at the mail of these brands; sites of a partner work for others too, and come back to it some times a day. Milliseconds. */
export interface Sitting {
  readonly personId: string;
  readonly from: number;
  readonly to: number;
}

/** When people of a site sit down, in hours of their clock: so much later than they were asked to, or so much earlier. */
const BEGINNINGS = [7, 9, 11.25, 13.5, 16, 18.25] as const;
const LATE_MINUTES = 8;
const SHORTEST = 30 * MINUTE;
const LONGEST = 2 * HOUR;
/** A long one has a break in its middle. */
const LONG = 90 * MINUTE;
export const BREAK = 10 * MINUTE;
/** Of the time they are asked to be there, so much is to be filled by what comes. */
const FILLED = 0.55;
/** One in so many sittings is missed by who was to come, and nobody steps in. */
const MISSED = 0.03;
/** Of seven days two are free, others for each. */
const FREE_DAYS = 2;

/** Which beginnings are taken where so many are enough. */
const CHOSEN: Readonly<Record<number, readonly number[]>> = { 3: [0, 2, 5], 4: [0, 2, 3, 5], 5: [0, 1, 2, 3, 5], 6: [0, 1, 2, 3, 4, 5] };

/**
 * Who is to be there on the days from one to before another (days since 1970 of each site's own clock): as much as the work that is expected of a brand
 * on a day asks for (milliseconds), shared among sites by their people.
 */
export function sittingsOf(workers: readonly Worker[], expected: (brandId: string, day: number) => number, firstDay: number, endDay: number): Sitting[] {
  const sites = [...Map.groupBy(workers, (one) => one.timeZone)];
  const sittings: Sitting[] = [];
  for (let day = firstDay; day < endDay; day++) {
    for (const [site, [timeZone, own]] of sites.entries()) {
      const asked = [...new Set(own.flatMap((one) => one.brandIds))].reduce((sum, brandId) => sum + expected(brandId, day) * shareOf(own, workers, brandId), 0);
      sittings.push(...ofSite(own, day, asked / FILLED, { timeZone, seed: day * 104_729 + site * 7919 }));
    }
  }
  return sittings.toSorted((a, b) => a.from - b.from || a.personId.localeCompare(b.personId));
}

const shareOf = (own: readonly Worker[], all: readonly Worker[], brandId: string): number => serving(own, brandId) / Math.max(1, serving(all, brandId));
const serving = (workers: readonly Worker[], brandId: string): number => workers.filter((one) => one.brandIds.includes(brandId)).length;

function ofSite(own: readonly Worker[], day: number, asked: number, { timeZone, seed }: { timeZone: string; seed: number }): Sitting[] {
  const random = seededRandom(seed);
  const there = own.filter((_, number) => (day + number * FREE_DAYS) % 7 >= FREE_DAYS);
  if (there.length === 0) return [];
  const beginnings = CHOSEN[Math.min(6, Math.max(3, Math.round(asked / SHORTEST)))] as readonly number[];
  const seats = Math.min(there.length, Math.max(1, Math.ceil(asked / beginnings.length / LONGEST)));
  const length = Math.min(LONGEST, Math.max(SHORTEST, asked / beginnings.length / seats));
  const midnight = startOf(day, timeZone);
  return beginnings.flatMap((beginning, at) => Array.from({ length: seats }, (_, seat) => {
    const [late, misses] = [(random.next() * 2 - 1) * LATE_MINUTES, random.next() < MISSED];
    const from = midnight + Math.round((BEGINNINGS[beginning] as number) * 60 + late) * MINUTE;
    return misses ? [] : withBreak({ personId: (there[(day + at * seats + seat) % there.length] as Worker).id, from, to: from + Math.round(length / MINUTE) * MINUTE });
  }).flat());
}

function withBreak(sitting: Sitting): Sitting[] {
  if (sitting.to - sitting.from < LONG) return [sitting];
  const middle = sitting.from + Math.round((sitting.to - sitting.from) / 2 / MINUTE) * MINUTE;
  return [{ ...sitting, to: middle }, { ...sitting, from: middle + BREAK, to: sitting.to + BREAK }];
}

const startOf = (day: number, timeZone: string): number => Temporal.PlainDate.from('1970-01-01').add({ days: day }).toZonedDateTime({ timeZone }).epochMilliseconds;
