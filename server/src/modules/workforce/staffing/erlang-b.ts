import { notNegative, wholeFrom } from './refuse-unless.ts';

/**
 * Erlang B: the share of contacts that find all agents busy where nobody can wait (Erlang 1917). `load` in erlangs
 * (contacts in progress if nobody were turned away), `agents` a whole number from 0. B(0) = 1,
 * B(k) = A·B(k−1) / (k + A·B(k−1)): all terms positive, so it is stable to the last digits.
 * @throws Refusal `invalid_load`, `invalid_agents`
 */
export function blocking(load: number, agents: number): number {
  notNegative(load, 'load');
  wholeFrom(0, agents, 'agents');
  let lost = 1;
  for (let k = 1; k <= agents; k++) lost = nextBlocking(load, k, lost);
  return lost;
}

/** B(0) … B(most) of one load. @throws as `blocking` */
export function blockings(load: number, most: number): Float64Array {
  notNegative(load, 'load');
  wholeFrom(0, most, 'agents');
  const all = new Float64Array(most + 1).fill(1);
  for (let k = 1; k <= most; k++) all[k] = nextBlocking(load, k, all[k - 1] as number);
  return all;
}

/** One step of the recursion. */
export function nextBlocking(load: number, agents: number, before: number): number {
  return (load * before) / (agents + load * before);
}
