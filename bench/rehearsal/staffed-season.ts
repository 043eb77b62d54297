import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AgentGroup, RehearsalPolicy, Season } from '../../server/src/modules/workforce/index.ts';
import { between, seededRandom, type Random } from '../../server/src/platform/random/random.ts';

/** As routing is told what waiting costs. */
type Costs = NonNullable<RehearsalPolicy['costs']>;

/** The season of the reference files, at a scale. */
export function readSeason(folder: string, scale: number): Season {
  return { ...(JSON.parse(readFileSync(path.join(folder, 'ops-ref', 'season12w.json'), 'utf8')) as Season), scale };
}

/** Shifts of eight and a half hours with a break, one of which begins every two hours. */
const SHIFTS = Array.from({ length: 12 }, (_, i) => 2 * i);
const SITES = [{ site: 'manila', hourly_cost: 9 }, { site: 'lodz', hourly_cost: 19 }, { site: 'san-salvador', hourly_cost: 12 }];
const HOURS_A_WEEK = 40;
/** Share of people who take calls; a call takes somebody whole, so the others chat. Both answer mail. */
const VOICE = 0.4;
const clock = (hours: number): string => `${String(Math.floor(hours) % 24).padStart(2, '0')}:${hours % 1 === 0 ? '00' : '30'}`;

/**
 * People for a season by a seed: regulars for its first weeks, and classes of new hires who join before each week that needs more. Each
 * works five days of eight hours on one of twelve shifts, chosen as the day is loaded, and may answer three of the reasons,
 * chosen as they come. `tightness` is work ÷ hours of people in every week.
 */
export function makeRoster(season: Season, seed: number, tightness = 0.8): AgentGroup[] {
  const random = seededRandom(seed);
  const needed = (season.week_factor ?? [1]).map((factor) => (hoursOfWork(season) * 7 * factor) / HOURS_A_WEEK / tightness);
  const groups: AgentGroup[] = [];
  let there = 0;
  for (const [week, people] of needed.entries()) {
    // Of those who join some do not come to a shift and some do not stay, and the new ones are slower at first.
    const isNew = week > 0;
    const more = Math.max(0, Math.ceil((people - there) / (isNew ? 0.92 * 0.88 * 0.75 : 0.92)));
    for (let i = 0; i < more; i++) groups.push(person(season, random, `${isNew ? `class${week}` : 'regular'}-${i}`, isNew ? { starts: Math.max(0, week - 2) * 7 * 86_400, ramp: [0.5, 0.6, 0.7, 0.8, 0.88, 0.94], washout: 0.12 } : {}));
    there = Math.max(there, people);
  }
  return groups;
}

function person(season: Season, random: Random, id: string, more: Partial<AgentGroup>): AgentGroup {
  const start = chosen(random, SHIFTS, SHIFTS.map((from) => Array.from({ length: 8 }, (_, i) => season.hour_share?.[(from + i) % 24] ?? 1 / 24).reduce((sum, one) => sum + one, 0) ** 1.4));
  const off = between(random, 1, 7);
  const skills = new Set<string>();
  while (skills.size < Math.min(3, season.reasons.length)) skills.add(chosen(random, season.reasons, season.reasons.map((reason) => reason.share)).id);
  const pause = start + 3.5 + between(random, 0, 2) / 2;
  return {
    id, ...SITES[between(random, 0, 2)], skills: [...skills], channels: random.next() < VOICE ? ['phone', 'email'] : ['chat', 'social', 'email'], absence: 0.08, annual_attrition: 0.35, handle_factor: 0.85 + 0.3 * random.next(), ...more,
    weekly: [{ days: [1, 2, 3, 4, 5, 6, 7].filter((day) => day !== off && day !== (off % 7) + 1), from: clock(start), to: clock(start + 8.5), breaks: [[clock(pause), clock(pause + 0.5)]] }],
  };
}

/** Hours of people a day of factor 1 takes, with as many at once as may be. */
function hoursOfWork(season: Season): number {
  const seconds = season.reasons.reduce((sum, { id, share, channel_share: channels }) => sum + share * Object.entries(channels).reduce((all, [channel, part]) => all + part * agentSeconds(season, id, channel), 0), 0);
  return ((season.base_contacts_per_day ?? 0) * (season.scale ?? 1) * seconds * (1 + (season.reopen?.p ?? 0))) / 3600;
}

/** How long a contact takes an agent who has as many at once as may be. */
function agentSeconds(season: Season, reason: string, channel: string): number {
  const slowdown = Number(/\+([\d.]+)\(k/.exec(season.chat_rate_by_k ?? '')?.[1] ?? 0);
  const most = season.concurrency?.[channel] ?? 1;
  return ((season.handle_time.mean_s[channel] ?? 0) * (season.handle_time.reason_multiplier?.[reason] ?? 1) * (1 + slowdown * (most - 1))) / most;
}

function chosen<T>(random: Random, from: readonly T[], weights: readonly number[]): T {
  let left = random.next() * weights.reduce((sum, one) => sum + one, 0);
  return from[Math.max(0, weights.findIndex((weight) => (left -= weight) < 0))] as T;
}

/** What an hour of waiting costs, roughly, by reason: a basket at the checkout is lost soon, whoever asks where it is mostly asks again. */
const PER_HOUR: Readonly<Record<string, number>> = { checkout: 24, order_change: 9, billing: 7, complaint_other: 6, product: 4, subscription: 3, returns: 2, wismo: 1.2 };
const HOURS_MISSED = 0.5;
const HOURS_LOST = 1;

/**
 * What waiting costs by reason and channel, a quarter up or down by the seed: by the hour, a little more each further hour; a missed
 * target as much as half an hour, somebody who gives up as much as an hour more.
 */
export function makeCosts(season: Season, seed: number): NonNullable<Season['costs']> {
  const random = seededRandom(seed);
  return Object.fromEntries(season.reasons.flatMap(({ id, channel_share: channels }) => {
    const rate = (PER_HOUR[id] ?? 3) * (0.75 + 0.5 * random.next());
    return Object.keys(channels).map((channel) => [`${id}/${channel}`, { per_hour: rate, growth_per_hour: 0.1, missed: rate * HOURS_MISSED, lost: rate * HOURS_LOST }] as const);
  }));
}

/** What can wait is worth waiting until the rush of the day is over. */
const HOURS_OF_RUSH = 2;

/**
 * The same as routing is told of them in a peak (cµ/θ): by the hour what waiting costs and what is lost, over how long an agent is taken
 * and how long it waits at most: until somebody gives up, or until the rush is over.
 */
export function peakCosts(season: Season, costs: NonNullable<Season['costs']>): Costs {
  return Object.fromEntries(Object.entries(costs).map(([line, { lost = 0, ...cost }]) => {
    const [reason, channel] = line.split('/') as [string, string];
    const patience = season.patience?.[channel];
    const givesUp = patience === undefined ? 0 : 3600 / patience.mean_s;
    return [line, { ...cost, per_hour: cost.per_hour + lost * givesUp, handle_seconds: agentSeconds(season, reason, channel), abandon_per_hour: patience === undefined ? 1 / HOURS_OF_RUSH : givesUp }] as const;
  }));
}
