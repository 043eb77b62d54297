import { reciprocalBlocking } from './erlang-b.ts';
import { waitShareOf } from './erlang-c.ts';
import { keepsUp } from './load.ts';
import { notNegative, positive, refuseUnless, wholeFrom } from './refuse-unless.ts';

export interface PriorityWaits {
  readonly waitShare: number;
  /** Mean wait of each class, the most urgent first; Infinity for classes whose queue grows without end. */
  readonly waitSeconds: readonly number[];
  /** Mean wait of all; that of Erlang C without priorities. */
  readonly waitAllSeconds: number;
  /** False where some class is never caught up with. */
  readonly stable: boolean;
}

/**
 * Mean waits by class where the most urgent goes first, nobody is interrupted, nobody hangs up, and all classes take an agent as
 * long (Cobham 1954; Kella & Yechiali 1985): W_k = C·AHT/N ÷ ((1 − σ_{k−1})(1 − σ_k)), σ_k the load of classes 1…k per agent.
 * In overload C is 1 and the classes that still fit keep their finite waits. `rates` contacts a second, seconds, erlangs.
 * @throws Refusal `invalid_load`, `invalid_agents`
 */
export function priorityWaits(rates: readonly number[], handleSeconds: number, agents: number): PriorityWaits {
  refuseUnless(rates.length > 0, 'invalid_load', 'arrivals', '"arrivals" must hold at least one class.');
  for (const rate of rates) notNegative(rate, 'arrivals');
  positive(handleSeconds, 'aht_seconds');
  wholeFrom(1, agents, 'agents');
  const whole = rates.reduce((sum, rate) => sum + rate, 0);
  const load = whole * handleSeconds;
  if (load === 0) return { waitShare: 0, waitSeconds: rates.map(() => 0), waitAllSeconds: 0, stable: true };
  const stable = keepsUp(load, agents);
  const waitShare = stable ? waitShareOf(load, agents, reciprocalBlocking(load, agents)) : 1;
  const next = (waitShare * handleSeconds) / agents;
  let sum = 0;
  const waitSeconds = rates.map((rate) => {
    const before = agents - sum * handleSeconds;
    sum += rate;
    const after = agents - sum * handleSeconds;
    return keepsUp(sum * handleSeconds, agents) ? (next * agents * agents) / (before * after) : Infinity;
  });
  return { waitShare, waitSeconds, waitAllSeconds: stable ? (waitShare * handleSeconds) / (agents - load) : Infinity, stable };
}
