import type { Because } from './because.ts';
import { sumOf } from './figures.ts';
import type { Plan } from './plan.ts';
import { mayServe } from './read-people.ts';
import type { Tally } from './tally.ts';
import { peopleNeeded, speedsOf } from './worst.ts';

const HOUR = 3_600_000;
/** This share of a day's contacts still waiting at the end is said. */
const TELLING = 0.05;

/** What somebody should hear before they read figures: what nobody may answer, and a backlog that only grows. */
export function remarks(plan: Plan, tally: Tally, replications: number): Because[] {
  return [...unanswerable(plan), ...peakAlike(plan), ...growing(plan, tally, replications)];
}

function unanswerable({ lines, people }: Plan): Because[] {
  return lines.filter((line) => !people.some(({ agent }) => mayServe(agent, line)))
    .map(({ reason, channel }) => ({ code: 'unanswerable', values: { reason, channel } }));
}

/** The dearest first changes nothing where everything costs the same. */
function peakAlike({ lines, turns }: Plan): Because[] {
  if (!turns.some((turn) => turn.what === 'policy' && turn.policy.order === 'cost')) return [];
  const costs = new Set(lines.map(({ cost }) => JSON.stringify(cost)));
  return lines.length > 1 && costs.size === 1 ? [{ code: 'peak_alike', values: {} }] : [];
}

function growing(plan: Plan, tally: Tally, replications: number): Because[] {
  const waitingAfter = (interval: number): number => sumOf(tally.waiting, interval * tally.lines, (interval + 1) * tally.lines) / replications;
  const last = tally.intervals - 1;
  const [end, middle] = [waitingAfter(last), waitingAfter(Math.floor(last / 2))];
  const came = sumOf(tally.arrived, 0, tally.arrived.length) / replications;
  const perDay = came / Math.max(1, (plan.ends - plan.begins) / (24 * HOUR));
  if (end < TELLING * perDay || end < middle) return [];
  const speeds = speedsOf(plan);
  const needed = Array.from({ length: tally.intervals }, (_, interval) => peopleNeeded(plan, speeds, tally, interval, replications)).reduce((sum, one) => sum + one, 0) * (plan.intervalMs / HOUR);
  const here = sumOf(tally.here, 0, tally.intervals) / HOUR / replications;
  return [{ code: 'growing', values: { end: Math.round(end), middle: Math.round(middle), oldest_hours: (tally.oldest[last] as number) / replications / 3600, needed: Math.round(needed), here: Math.round(here) } }];
}
