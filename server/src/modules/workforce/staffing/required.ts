import { reciprocalBlocking } from './erlang-b.ts';
import { answeredWithin, waitShareOf } from './erlang-c.ts';
import { keepsUp, type Pace } from './load.ts';
import { notNegative, refuseUnless, MOST_AGENTS, share } from './refuse-unless.ts';

/** What is promised; all of it has to hold together. Shares 0–1. */
export interface Targets {
  /** Answered within `withinSeconds` ÷ offered; below 1, since no staff answers everybody at once for ever. */
  readonly serviceLevel?: number;
  readonly withinSeconds?: number;
  readonly averageWaitSeconds?: number;
  readonly maxOccupancy?: number;
  readonly maxAbandon?: number;
  readonly maxBlocked?: number;
}

/** What a number of agents reaches, asked for only as far as the targets need. */
export interface Reached {
  occupancy(): number;
  serviceLevel(): number;
  averageWaitSeconds(): number;
  abandonShare(): number;
  blockedShare(): number;
}

/** A target that is met but for the last digits of rounding is met. */
const ROUNDING = 1e-12;

/** @throws Refusal `invalid_target` */
export function checkTargets(targets: Targets): void {
  refuseUnless(Object.values(targets).some((one) => one !== undefined), 'invalid_target', 'target', 'Say what is promised: a service level, a mean wait, or a limit on occupancy, on those who hang up or on those turned away.');
  if (targets.serviceLevel !== undefined) share(targets.serviceLevel, 'target.service_level', 1 - 1e-9);
  if (targets.maxOccupancy !== undefined) share(targets.maxOccupancy, 'max_occupancy');
  if (targets.maxAbandon !== undefined) share(targets.maxAbandon, 'max_abandon');
  if (targets.maxBlocked !== undefined) share(targets.maxBlocked, 'max_blocked');
  notNegative(targets.withinSeconds ?? 0, 'target.within_seconds');
  if (targets.averageWaitSeconds !== undefined) refuseUnless(targets.averageWaitSeconds > 0, 'invalid_target', 'target.average_wait_seconds', '"target.average_wait_seconds" must be above zero.');
}

/** Whether all targets hold; the cheapest question first. */
export function meets(reached: Reached, targets: Targets): boolean {
  const atMost = (limit: number | undefined, value: () => number): boolean => limit === undefined || value() <= limit * (1 + ROUNDING);
  return atMost(targets.maxOccupancy, reached.occupancy) && atMost(targets.maxBlocked, reached.blockedShare) && atMost(targets.maxAbandon, reached.abandonShare)
    && atMost(targets.averageWaitSeconds, reached.averageWaitSeconds) && (targets.serviceLevel === undefined || reached.serviceLevel() >= targets.serviceLevel - ROUNDING);
}

/**
 * Smallest number of agents for which `holds`, which more agents never break: doubled until it holds, then halved.
 * @throws Refusal `unreachable_target`
 */
export function smallestAgents(least: number, guess: number, holds: (agents: number) => boolean): number {
  let [below, above] = [least - 1, Math.min(MOST_AGENTS, Math.max(least, guess))];
  while (!holds(above)) {
    refuseUnless(above < MOST_AGENTS, 'unreachable_target', 'target', `Not even ${MOST_AGENTS} agents reach this.`);
    [below, above] = [above, Math.min(MOST_AGENTS, above * 2)];
  }
  while (above - below > 1) {
    const middle = Math.floor((below + above) / 2);
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return above;
}

/**
 * Smallest N of Erlang C that meets the targets, from floor(A) + 1 on: 1/B of the next number follows from that of the one before,
 * 1/B(N) = 1 + (N/A)/B(N − 1). Exact: no number that would do is stepped over. Targets are not checked again.
 * @throws Refusal `unreachable_target`
 */
export function requiredC({ load, serve, rate }: Pace, targets: Targets): number {
  if (load === 0) return 0;
  const { serviceLevel, maxOccupancy = 1, averageWaitSeconds = Infinity } = targets;
  const least = Math.max(Math.floor(load) + 1, Math.ceil((load / maxOccupancy) * (1 - ROUNDING)));
  let agents = keepsUp(load, least) ? least : least + 1;
  let reciprocal = reciprocalBlocking(load, agents);
  const waitInHandles = (targets.withinSeconds ?? 0) * serve;
  for (; agents <= MOST_AGENTS; reciprocal = 1 + (++agents / load) * reciprocal) {
    const waits = waitShareOf(load, agents, reciprocal);
    const answered = serviceLevel === undefined || answeredWithin(load, agents, waits, waitInHandles) >= serviceLevel - ROUNDING;
    if (answered && (waits * load) / (rate * (agents - load)) <= averageWaitSeconds * (1 + ROUNDING)) return agents;
  }
  refuseUnless(false, 'unreachable_target', 'target', `Not even ${MOST_AGENTS} agents reach this.`);
  return agents;
}
