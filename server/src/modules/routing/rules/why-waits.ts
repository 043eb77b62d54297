import { demandOf, helps, holds, meets, type Demand } from './demand.ts';
import { Room } from './room.ts';
import { momentOf, type RoutingAgent, type RoutingPolicy, type WaitingConversation } from './shapes.ts';
import { dueOf } from './work-order.ts';

/** What nobody has who has all that is asked before it. */
export type Missing = 'people' | 'brand' | 'channel' | 'in_house' | 'tier' | 'language' | 'skills';

/** Why nobody has it yet, as facts; words are the screen's. Moments in milliseconds. */
export type WhyWaits =
  /** people pick from its pool themselves */
  | { readonly why: 'picked' }
  /** somebody may have it and has room: it comes with its turn */
  | { readonly why: 'turn' }
  /** kept for whoever knows the customer, who is full */
  | { readonly why: 'last_agent'; readonly agent: string; readonly until: number }
  /** everybody with room let it pass */
  | { readonly why: 'passed'; readonly people: number }
  | { readonly why: 'full'; readonly full: number; readonly away: number }
  /** whoever could is not here */
  | { readonly why: 'away'; readonly people: readonly string[] }
  | { readonly why: 'missing'; readonly what: Missing; readonly tier: number; readonly language: string | null; readonly needs: Demand['needs'] };

/** What changes it by itself, the next first: another pool helps, a skill is asked for no more. */
export interface Change {
  readonly what: 'pool_helps' | 'need_relaxed';
  /** the pool's id, or the skill */
  readonly name: string;
  readonly at: number;
}

interface Standing {
  readonly now: number;
  readonly agents: readonly RoutingAgent[];
  readonly policy: RoutingPolicy;
}

/**
 * Why one conversation is not offered to anybody, by the same questions a round asks (`demandOf`, `meets`, `Room`), of
 * everybody. The tests hold it against what `match` says of it.
 */
export function whyWaits(item: WaitingConversation, { now, agents, policy }: Standing): WhyWaits {
  if (policy.pools?.[item.pool]?.mode === 'pick') return { why: 'picked' };
  const since = momentOf(item.waiting_since);
  const demand = demandOf(item, policy, (now - since) / 1000);
  const able = agents.filter((agent) => meets(agent, demand));
  const there = able.filter((agent) => agent.state === 'available');
  const hasRoom = (agent: RoutingAgent): boolean => new Room(agent, policy).fits(item.channel);
  const last = there.find((agent) => agent.id === item.last_agent && !item.not?.includes(agent.id) && isFresh(item, policy, now));
  const heldUntil = Math.min(since + (policy.affinity?.hold_seconds ?? 0) * 1000, dueOf(item, policy, since));
  if (last !== undefined && !hasRoom(last) && now < heldUntil) return { why: 'last_agent', agent: last.id, until: heldUntil };
  const free = there.filter(hasRoom);
  if (free.some((agent) => !item.not?.includes(agent.id))) return { why: 'turn' };
  if (free.length > 0) return { why: 'passed', people: free.length };
  if (there.length > 0) return { why: 'full', full: there.length, away: able.length - there.length };
  if (able.length > 0) return { why: 'away', people: able.map((agent) => agent.id) };
  return { why: 'missing', what: missing(agents, demand), tier: demand.tier, language: demand.language ?? null, needs: demand.needs };
}

/** What will change that by itself, the soonest first. */
export function changesAhead(item: WaitingConversation, { now, policy }: Standing): Change[] {
  const since = momentOf(item.waiting_since);
  const waited = (now - since) / 1000;
  const helping = (policy.pools?.[item.pool]?.overflow ?? []).filter((step) => step.pool !== item.pool && !helps(step, item.pool, waited));
  const asked = (item.needs ?? []).filter((need) => need.relax_after_seconds !== undefined && holds(need, waited));
  return [
    ...helping.map((step): Change => ({ what: 'pool_helps', name: step.pool, at: since + step.after_seconds * 1000 })),
    ...asked.map((need): Change => ({ what: 'need_relaxed', name: need.skill, at: since + (need.relax_after_seconds ?? 0) * 1000 })),
  ].sort((a, b) => a.at - b.at);
}

const isFresh = ({ last_agent_at: at }: WaitingConversation, { affinity }: RoutingPolicy, now: number): boolean => affinity !== undefined && at !== undefined && now - momentOf(at) <= affinity.fresh_seconds * 1000;

/** The questions of `meets` one after the other: the first that leaves nobody. */
function missing(agents: readonly RoutingAgent[], demand: Demand): Missing {
  const asked: readonly [Missing, Partial<Demand>][] = [
    ['people', {}], ['brand', { brand: demand.brand }], ['channel', { channel: demand.channel }], ['in_house', { inHouseOnly: demand.inHouseOnly }], ['tier', { tier: demand.tier }], ['language', { language: demand.language }],
  ];
  let left = agents.filter((agent) => demand.pools.some((pool) => agent.pools.includes(pool)));
  for (const [what, more] of asked) {
    left = left.filter((agent) => meetsOne(agent, more));
    if (left.length === 0) return what;
  }
  return 'skills';
}

function meetsOne(agent: RoutingAgent, { brand, channel, inHouseOnly, tier, language }: Partial<Demand>): boolean {
  return (
    (brand === undefined || agent.brands === '*' || agent.brands.includes(brand)) &&
    (channel === undefined || (agent.channels[channel] ?? 0) > 0) &&
    (inHouseOnly !== true || agent.in_house !== false) &&
    (tier === undefined || (agent.tier ?? 1) >= tier) &&
    (language === undefined || (agent.languages?.[language] ?? 0) > 0)
  );
}
