import { between, seededRandom, type Random } from '../../../../platform/random/random.ts';
import type { Known } from '../causes/index.ts';
import type { Cohort } from '../causes/way.ts';

/** A shop of which the truth is known: orders, parcels of one carrier, and why people write. */
export interface CarrierWorld {
  readonly known: Known;
  /** contacts by day on the one channel there is: those about parcels and goods that come back, and others */
  readonly came: readonly number[];
}

export interface WantedWorld {
  readonly seed: number;
  readonly days: number;
  readonly ordersPerDay: number;
  /** days (of handing over and of arriving) on which the carrier stands still */
  readonly still?: readonly (readonly [from: number, until: number])[];
}

const WEEK = [1.1, 1, 1, 0.95, 0.9, 0.5, 0.45];
/** contacts of a usual day about anything else */
const others = 40;
/** chances that somebody writes on a day: under way, past the day they were told, once it came */
const [IN_TIME, LATE, BACK] = [0.015, 0.12, 0.006];

/** Plays the shop day by day: the same seed is the same world. Everybody who is late writes eight times as often. */
export function carrierWorld({ seed, days, ordersPerDay, still = [] }: WantedWorld): CarrierWorld {
  const random = seededRandom(seed);
  const came = Array.from({ length: days }, (_, day) => poisson(random, others * (WEEK[day % 7] as number)));
  const [cohorts, contacts, totals]: [Map<string, Cohort>, Known['contacts'][number][], Map<number, Map<string, number>>] = [new Map(), [], new Map()];
  for (let placed = 0; placed < days; placed++) {
    for (let n = poisson(random, ordersPerDay * (WEEK[placed % 7] as number)); n > 0; n--) {
      const way = wayOf(random, placed, days, still);
      const key = `${way.placed} ${way.handed} ${way.promised} ${way.delivered}`;
      cohorts.set(key, { ...way, count: 1 + (cohorts.get(key)?.count ?? 0) });
      for (const { day, reason } of written(random, way, days)) {
        contacts.push({ ...way, day, reason, count: 1 });
        came[day] = (came[day] ?? 0) + 1;
        totals.set(day, (totals.get(day) ?? new Map<string, number>()).set(reason, 1 + (totals.get(day)?.get(reason) ?? 0)));
      }
    }
  }
  return { came, known: { cohorts: [...cohorts.values()], contacts, dues: [], dueContacts: [], totals: [...totals].flatMap(([day, byReason]) => [...byReason].map(([reason, count]) => ({ day, channel: 'chat', reason, count }))) } };
}

function wayOf(random: Random, placed: number, days: number, still: WantedWorld['still'] = []): Omit<Cohort, 'count'> {
  const stands = (day: number): boolean => still.some(([from, until]) => day >= from && day < until);
  const handed = placed + between(random, 0, 2);
  let delivered = handed;
  for (let left = between(random, 2, 4) + (random.next() < 0.1 ? between(random, 1, 4) : 0); left > 0; ) if (!stands(++delivered)) left--;
  const seen = (day: number): number | null => (day < days ? day : null);
  return { placed, handed: seen(handed), promised: handed + 4, delivered: seen(delivered), ended: null };
}

/** People write while they wait, and of what came in the fortnight after it. */
function* written(random: Random, way: Omit<Cohort, 'count'>, days: number): Generator<{ day: number; reason: string }> {
  const [from, until] = [way.handed ?? days, way.delivered ?? days];
  const promised = way.promised ?? days;
  for (let day = from; day < Math.min(until, days); day++) {
    const chance = day > promised ? LATE : IN_TIME;
    if (random.next() < chance) yield { day, reason: 'wismo' };
  }
  for (let day = until + 1; day < Math.min(until + 14, days); day++) if (random.next() < BACK) yield { day, reason: 'returns' };
}

/** Knuth's product of uniforms, in parts small enough for it. */
function poisson(random: Random, mean: number): number {
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2);
  const least = Math.exp(-mean);
  let [count, product] = [0, random.next()];
  for (; product > least; count++) product *= random.next();
  return count;
}
