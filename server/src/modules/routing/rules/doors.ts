import type { ScopeRuleShape } from '../contract.ts';
import { meets } from './demand.ts';
import type { Need, RoutingAgent } from './shapes.ts';

export interface DoorPool {
  readonly id: string;
  readonly kind: string;
  readonly mode: 'pick' | 'offered';
  readonly overflow: readonly { readonly pool_id: string }[];
}

/** A pool that conversations of a channel are offered from, and what is asked of whoever gets them. */
export interface Door {
  readonly pool: string;
  readonly helping: readonly string[];
  readonly partner: boolean;
  readonly needs: readonly Need[];
  readonly tier: number;
  readonly inHouseOnly: boolean;
}

/**
 * Through which doors conversations of a channel come to people. `open`: some of them wait for whoever likes to pick them, so that whoever has the
 * channel may. Rules are read in their order until one catches all of the channel; what a rule asks beside the channel is taken to come now and then.
 */
export function doorsOf(rules: readonly ScopeRuleShape[], channel: string, pools: ReadonlyMap<string, DoorPool>): { doors: Door[]; open: boolean } {
  const doors: Door[] = [];
  let open = false;
  for (const rule of rules) {
    const asked = rule.conditions.filter((one) => one.field === 'channel');
    if (!asked.every((one) => one.is === 'at_least' || (one.is === 'one_of') === one.values.includes(channel))) continue;
    const pool = rule.pool_id === null ? undefined : pools.get(rule.pool_id);
    if (pool?.mode === 'offered') doors.push({ pool: pool.id, helping: pool.overflow.map((step) => step.pool_id), partner: pool.kind === 'partner', needs: rule.needs as Need[], tier: rule.tier, inHouseOnly: rule.in_house_only });
    else open = true;
    if (asked.length === rule.conditions.length) return { doors, open };
  }
  return { doors, open: true };
}

/** Whether somebody is given what comes through a door, by the same rule a round decides by. Languages are asked conversation by conversation. */
export const serves = (agent: RoutingAgent, door: Door, queue: { brandId: string; channel: string }): boolean =>
  meets(agent, { brand: queue.brandId, channel: queue.channel, pools: [door.pool, ...door.helping], language: undefined, needs: lasting(door), tier: door.tier, inHouseOnly: door.inHouseOnly });

/** Whether they would be, were they in its pool and had the channel. A partner's pool lends to nobody of the house: who is in one counts as the partner's. */
export const mayEnter = (agent: RoutingAgent, door: Door, queue: { brandId: string; channel: string }): boolean =>
  (!door.partner || agent.in_house === false) && serves({ ...agent, pools: [door.pool], channels: { [queue.channel]: 1 } }, door, queue);

/** Needs that are relaxed with time are asked of nobody here. */
const lasting = ({ needs }: Door): { skill: string; level: number }[] => needs.filter((need) => need.relax_after_seconds === undefined).map(({ skill, level }) => ({ skill, level: level ?? 1 }));
