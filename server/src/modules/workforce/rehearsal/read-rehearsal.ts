import type { RoutingPolicy } from '../../routing/index.ts';
import { refuseUnless, slowedRates } from '../staffing/index.ts';
import type { Person, Plan } from './plan.ts';
import type { Rehearsal, RehearsalPolicy, Season } from './question.ts';
import { readCame } from './read-came.ts';
import { amount, readDemand } from './read-demand.ts';
import { readEvents } from './read-events.ts';
import { readFlows } from './read-flows.ts';
import { readLines } from './read-lines.ts';
import { readOpening } from './read-opening.ts';
import { readPeople } from './read-people.ts';
import { readRoster } from './read-roster.ts';

const UNITS = 100;
/** most in hand of one agent, whatever is raised */
const MOST_IN_HAND = 60;

/** Reads and checks all of a rehearsal. @throws Refusal that names the field */
export function readRehearsal({ season, agents, policy = {}, backlog = [] }: Pick<Rehearsal, 'season' | 'agents' | 'policy' | 'backlog'>): Plan {
  const { begins, intervalMs, expected, streams } = readDemand(season);
  const ends = begins + expected.length * intervalMs;
  const lines = readLines(season, policy, begins);
  const named = readPeople(agents, season, lines, begins, ends);
  const people = named.map(({ person }) => person);
  const routing = termsOf(people, policy);
  const reopen = season.reopen ?? { p: 0, delay_mean_s: 1 };
  refuseUnless(amount(reopen.p, 'season.reopen.p') < 1, 'invalid_season', 'season.reopen.p', 'A share of less than 1 comes back, or it would never end.');
  const warmUp = amount(season.warm_up_s ?? 0, 'season.warm_up_s') * 1000;
  refuseUnless(warmUp < ends - begins, 'invalid_season', 'season.warm_up_s', 'The warm-up must end before the season does.');
  const dayCv = amount(season.day_cv ?? 0, 'season.day_cv');
  return {
    begins, ends, countsFrom: begins + warmUp, intervalMs, intervals: expected.length, expected, came: readCame(season.came, lines, begins, ends), dayCv, lines, people, roster: readRoster(named, begins, ends), policy: routing,
    ...readEvents(season.events ?? [], lines, people, routing, begins), pace: paceOf(season), evenOut: policy.even_out === true, flows: readFlows(expected, streams, lines), opening: readOpening(backlog, lines, begins),
    redialDelayMs: redialDelay(season) * 1000, reopen: { share: reopen.p, delayMs: amount(reopen.delay_mean_s, 'season.reopen.delay_mean_s') * 1000 },
  };
}

/** What routing is told: where nobody says otherwise, an agent is full with as many of a channel as anybody may have at once. */
function termsOf(people: readonly Person[], { calendar: _calendar, calendars: _calendars, service_levels: _levels, even_out: _even, ...policy }: RehearsalPolicy): RoutingPolicy {
  const most: Record<string, number> = {};
  for (const { agent } of people) for (const [channel, count] of Object.entries(agent.channels)) most[channel] = Math.max(most[channel] ?? 1, count);
  // Rounded down, so that three thirds are not more than a whole.
  const weights = Object.fromEntries(Object.entries(most).map(([channel, count]) => [channel, Math.floor((UNITS * 1000) / count) / 1000]));
  return { capacity: UNITS, weights, ...policy };
}

/** Of how much of its own pace each of k goes on: r(k) ÷ k·r(1). */
function paceOf(season: Season): number[] {
  const rates = season.rates_by_k;
  if (rates !== undefined) {
    for (const [at, rate] of rates.entries()) amount(rate, `season.rates_by_k[${at}]`);
    refuseUnless(rates.length > 1 && rates[0] === 0 && rates.slice(1).every((rate) => rate > 0), 'invalid_season', 'season.rates_by_k', '"season.rates_by_k" begins with 0 (nothing in hand), and goes on with rates above zero.');
    return Array.from({ length: MOST_IN_HAND }, (_, k) => (k === 0 ? 1 : ((rates[k] ?? (rates.at(-1) as number)) as number) / (k * (rates[1] as number))));
  }
  const slowdown = season.slowdown ?? Number(/\+\s*([\d.]+)\s*\*?\s*\(k/.exec(season.chat_rate_by_k ?? '')?.[1] ?? 0);
  return [1, ...slowedRates(3600, MOST_IN_HAND - 10, amount(slowdown, 'season.slowdown')).map((rate, i) => rate / (i + 1))];
}

function redialDelay(season: Season): number {
  return amount((season.redial as Record<string, number> | undefined)?.['delay_mean_s'] ?? 900, 'season.redial.delay_mean_s');
}
