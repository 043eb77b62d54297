import { catches, type Facts } from '../../sla/index.ts';
import type { ScopeRuleShape } from '../contract.ts';

/** Where a conversation waits, and who may have it. */
export interface Place {
  readonly poolId: string | null;
  readonly needs: ScopeRuleShape['needs'];
  readonly tier: number;
  readonly inHouseOnly: boolean;
  /** the customer's language, where only who speaks it may answer */
  readonly language: string | null;
}

/** Where a lead put it themselves. */
interface Placement {
  readonly poolId: string | null;
  readonly tier: number | null;
}

const nowhere: Place = { poolId: null, needs: [], tier: 1, inHouseOnly: false, language: null };

/** The first rule that catches it decides; a lead's placement decides over its pool and tier. What no rule catches waits for whoever likes to pick it. */
export function placeOf(rules: readonly ScopeRuleShape[], facts: Facts, placement: Placement | null): Place {
  const rule = rules.find((one) => catches(one as Parameters<typeof catches>[0], facts));
  const language = facts.language[0];
  const place: Place = rule === undefined ? nowhere : {
    poolId: rule.pool_id, needs: rule.needs, tier: rule.tier, inHouseOnly: rule.in_house_only, language: rule.speaks_language && language !== undefined && language !== 'und' ? language : null,
  };
  return placement === null ? place : { ...place, poolId: placement.poolId ?? place.poolId, tier: placement.tier ?? place.tier };
}
