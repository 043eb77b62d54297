import { match } from '../../server/src/modules/routing/rules/match.ts';
import { matchPlainly } from '../../server/src/modules/routing/rules/match-plainly.ts';
import { seeded } from '../../server/test/faults/seeded.ts';
import { percentile, round, table } from '../stage/open-stage.ts';
import { busyHour } from './busy-hour.ts';

/** A decision round beside the same round decided by looking at everybody for every conversation. */
export async function run(): Promise<Record<string, unknown>> {
  const decision = measure(1000, 5000, 60, 300);
  const meltdown = measure(2000, 50_000, 120, 40);
  const plain = (() => {
    const day = busyHour(1000, 5000, 60, seeded(9));
    const [mine, theirs] = [timed(() => match(day)), timed(() => matchPlainly(day))];
    return { times: theirs / mine };
  })();
  table([
    ['a decision round', 'p50 ms', 'p99 ms', 'offers', 'target'],
    ['5,000 waiting, 1,000 agents', round(percentile(decision.times, 0.5)), round(percentile(decision.times, 0.99)), decision.offers, 'p99 ≤ 5'],
    ['50,000 waiting, 2,000 agents', round(percentile(meltdown.times, 0.5)), round(percentile(meltdown.times, 0.99)), meltdown.offers, '< 100'],
    ['looking at everybody for every conversation takes', `${round(plain.times, 0)} times as long`, '', '', ''],
  ]);
  return { decision_p99_ms: round(percentile(decision.times, 0.99)), meltdown_p99_ms: round(percentile(meltdown.times, 0.99)), plainly_times: round(plain.times, 0) };
}

function measure(agents: number, waiting: number, freeShare: number, rounds: number): { times: number[]; offers: number } {
  const dice = seeded(agents);
  for (let i = 0; i < 15; i++) match(busyHour(agents, waiting, freeShare, dice));
  const times: number[] = [];
  let offers = 0;
  for (let i = 0; i < rounds; i++) {
    const day = busyHour(agents, waiting, freeShare, dice);
    times.push(timed(() => (offers = match(day).offers.length)));
  }
  return { times, offers };
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
