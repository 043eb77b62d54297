import { reciprocalBlocking } from './erlang-b.ts';
import { idleFigures, type QueueFigures, unstableFigures } from './figures.ts';
import { type Demand, keepsUp, paceOf } from './load.ts';
import { notNegative, wholeFrom } from './refuse-unless.ts';

/**
 * Erlang C from 1 ÷ B: C = 1 ÷ ((1 − A/N)/B + A/N), the share that waits where nobody hangs up (Erlang 1917; Gans,
 * Koole & Mandelbaum 2003). Needs A < N; not checked.
 */
export function waitShareOf(load: number, agents: number, reciprocal: number): number {
  return 1 / (((agents - load) / agents) * reciprocal + load / agents);
}

/** Answered within `seconds` where nobody hangs up: 1 − C·exp(−(N − A)·T ÷ handle time). */
export function answeredWithin(load: number, agents: number, waitShare: number, waitInHandles: number): number {
  return 1 - waitShare * Math.exp(-(agents - load) * waitInHandles);
}

/**
 * Everything about a queue in which everybody waits as long as it takes (M/M/N). `targetSeconds` is the answer time that
 * is promised. Where A ≥ N the queue grows without end, and that is what it says.
 * @throws Refusal `invalid_load`, `invalid_agents`
 */
export function erlangC(demand: Demand, agents: number, targetSeconds: number): QueueFigures {
  const { load } = paceOf(demand);
  wholeFrom(0, agents, 'agents');
  notNegative(targetSeconds, 'within_seconds');
  if (load === 0) return idleFigures(agents);
  if (!keepsUp(load, agents)) return unstableFigures(load, agents);
  const waitShare = waitShareOf(load, agents, reciprocalBlocking(load, agents));
  const delayed = demand.handleSeconds / (agents - load);
  const longer = waitShare * Math.exp(-targetSeconds / delayed);
  const wait = waitShare * delayed;
  return {
    load, agents, stable: true, occupancy: load / agents, waitShare, serviceLevel: 1 - longer, serviceLevelOfPatient: 1 - longer, serviceLevelOfAnswered: 1 - longer,
    waitSeconds: wait, waitAnsweredSeconds: wait, waitDelayedSeconds: delayed, waitP90Seconds: Math.max(0, delayed * Math.log(waitShare / 0.1)), waitLongerShare: longer,
    queueLength: (wait * demand.arrivals) / demand.intervalSeconds, abandonShare: 0, blockedShare: 0,
  };
}
