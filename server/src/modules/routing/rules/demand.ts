import type { Need, RoutingAgent, RoutingPolicy, WaitingConversation } from './shapes.ts';

/** What a conversation asks of whoever answers it, now. Whether its customer is frustrated is asked of it alone. */
export interface Demand {
  readonly brand: string;
  readonly channel: string;
  /** its own pool first, then those that help by now */
  readonly pools: readonly string[];
  readonly language: string | undefined;
  readonly needs: readonly { readonly skill: string; readonly level: number }[];
  readonly tier: number;
  readonly inHouseOnly: boolean;
}

const nothing: readonly never[] = [];

export function demandOf(item: WaitingConversation, policy: RoutingPolicy, waitedSeconds: number): Demand {
  const helping = policy.pools?.[item.pool]?.overflow?.filter((step) => helps(step, item.pool, waitedSeconds));
  const needs = item.needs?.filter((need) => holds(need, waitedSeconds));
  return {
    brand: item.brand, channel: item.channel, language: item.language, tier: item.tier ?? 1, inHouseOnly: item.in_house_only ?? false,
    pools: helping?.length ? [item.pool, ...helping.map((step) => step.pool)] : [item.pool],
    needs: needs?.length ? needs.map(({ skill, level }) => ({ skill, level: level ?? 1 })) : nothing,
  };
}

/** Whether a pool helps by now. */
export const helps = (step: { readonly pool: string; readonly after_seconds: number }, own: string, waited: number): boolean => waited >= step.after_seconds && step.pool !== own;
/** Whether a need is asked by now. */
export const holds = (need: Need, waited: number): boolean => need.relax_after_seconds === undefined || waited < need.relax_after_seconds;

/** Whether somebody may be given it at all, whatever they have in hand. */
export const meets = (agent: RoutingAgent, demand: Demand): boolean =>
  demand.pools.some((pool) => agent.pools.includes(pool)) &&
  (agent.brands === '*' || agent.brands.includes(demand.brand)) &&
  (agent.channels[demand.channel] ?? 0) > 0 &&
  (!demand.inHouseOnly || agent.in_house !== false) &&
  (agent.tier ?? 1) >= demand.tier &&
  (demand.language === undefined || (agent.languages?.[demand.language] ?? 0) > 0) &&
  demand.needs.every((need) => (agent.skills?.[need.skill] ?? 0) >= need.level);
