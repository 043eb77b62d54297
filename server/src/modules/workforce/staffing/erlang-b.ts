import { idleFigures, type QueueFigures } from './figures.ts';
import { type Demand, paceOf } from './load.ts';
import { notNegative, wholeFrom } from './refuse-unless.ts';

/**
 * 1 ÷ B(A, N), the reciprocal of Erlang's loss formula (Erlang 1917): Σ_j N!/(N−j)! ÷ A^j. All terms are positive, and
 * beside A they fall like exp(−j²/2A), so some nine √A of them are enough where the recursion needs N.
 * `load` > 0 in erlangs, `agents` whole and from 0, neither is checked. Infinity where B is below what a number holds.
 */
export function reciprocalBlocking(load: number, agents: number): number {
  const each = 1 / load;
  let sum = 1;
  let term = 1;
  for (let left = agents; left > 0; left--) {
    term *= left * each;
    sum += term;
    if (term < 1e-17 * sum && left < load) break;
    if (sum === Infinity) return sum;
  }
  return sum;
}

/**
 * Erlang B: the share of contacts that find all agents busy where nobody can wait. `load` in erlangs, `agents` a whole
 * number from 0. @throws Refusal `invalid_load`, `invalid_agents`
 */
export function blocking(load: number, agents: number): number {
  notNegative(load, 'load');
  wholeFrom(0, agents, 'agents');
  if (load === 0) return agents === 0 ? 1 : 0;
  return 1 / reciprocalBlocking(load, agents);
}

/** A desk without a queue: who finds nobody free is turned away. @throws Refusal `invalid_load`, `invalid_agents` */
export function erlangB(demand: Demand, agents: number): QueueFigures {
  const { load } = paceOf(demand);
  const lost = blocking(load, agents);
  if (load === 0) return idleFigures(agents);
  const answered = 1 - lost;
  return {
    ...idleFigures(agents), load, occupancy: agents === 0 ? 0 : (load * answered) / agents, serviceLevel: answered, serviceLevelOfPatient: answered,
    serviceLevelOfAnswered: agents === 0 ? Number.NaN : 1, waitAnsweredSeconds: agents === 0 ? Number.NaN : 0, blockedShare: lost,
  };
}
