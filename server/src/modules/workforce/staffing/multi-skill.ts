import { allocate, type Allocation, type SkillGroup } from './allocate.ts';
import type { Demand } from './load.ts';
import { type Behaviour, requiredAgents } from './staff.ts';
import type { Targets } from './required.ts';

/** A kind of people that could be on duty: queues they can take, and what one costs. */
export interface Kind {
  readonly name: string;
  readonly skills: readonly number[];
  readonly cost: number;
  /** As many as there are; left out: as many as it takes. */
  readonly most?: number;
}

/**
 * The cheapest people who cover all needs at once, each of them on one queue at a time. Needs may be fractions and are rounded up
 * once per kind, after the allocation: rounding each queue first adds people nobody needs. @throws Refusal `invalid_allocation`
 */
export function cheapestMix(kinds: readonly Kind[], needs: readonly number[]): { agents: number[]; allocation: Allocation } {
  const whole = needs.reduce((sum, need) => sum + need, 0);
  const allocation = allocate(kinds.map(({ name, skills, cost, most }): SkillGroup => ({ name, skills, cost, agents: Math.min(most ?? Infinity, whole) })), needs);
  const agents = allocation.given.map((row) => Math.max(0, Math.ceil(row.reduce((sum, one) => sum + one, 0) - 1e-9)));
  return { agents, allocation };
}

/** A demand with its own behaviour. */
export interface Queue {
  readonly demand: Demand;
  readonly behaviour: Behaviour;
}

/**
 * The two ends between which every mix of skills lies: each queue by itself (nobody helps another), and everybody for everything
 * (one queue with the handle time of the mix, behaving like the first). What is between has to be simulated; two well-chosen
 * skills each come near the second (Wallace & Whitt 2005). @throws Refusal as `requiredAgents`
 */
export function poolingGain(queues: readonly Queue[], targets: Targets): { separate: number[]; pooled: number; gain: number } {
  const separate = queues.map(({ demand, behaviour }) => requiredAgents(demand, behaviour, targets));
  const first = queues[0];
  if (first === undefined) return { separate, pooled: 0, gain: 0 };
  const perSecond = queues.map(({ demand }) => demand.arrivals / demand.intervalSeconds);
  const rate = perSecond.reduce((sum, one) => sum + one, 0);
  if (rate === 0) return { separate, pooled: 0, gain: 0 };
  const handleSeconds = queues.reduce((sum, { demand }, at) => sum + (perSecond[at] as number) * demand.handleSeconds, 0) / rate;
  const pooled = requiredAgents({ arrivals: rate * 3600, intervalSeconds: 3600, handleSeconds }, first.behaviour, targets);
  return { separate, pooled, gain: separate.reduce((sum, one) => sum + one, 0) - pooled };
}
