import type { ScopeRuleShape } from '../contract.ts';

/** Where, and what is wrong with it. */
export type Fault = { readonly field: string; readonly message: string };

interface PoolFields {
  readonly kind: string;
  readonly brand_ids: readonly string[];
  readonly overflow: readonly { readonly pool_id: string; readonly after_seconds: number }[];
}

/** What cannot be meant in a pool. */
export function faultsOfPool(id: string, { kind, brand_ids: brands, overflow }: PoolFields): Fault[] {
  const faults: Fault[] = [];
  if (new Set(brands).size < brands.length) faults.push({ field: 'brand_ids', message: 'names a brand twice' });
  if (kind === 'dedicated' && brands.length > 1) faults.push({ field: 'brand_ids', message: 'has several brands: a dedicated pool works for one' });
  if (overflow.some((step) => step.pool_id === id)) faults.push({ field: 'overflow', message: 'names the pool itself' });
  if (new Set(overflow.map((step) => step.pool_id)).size < overflow.length) faults.push({ field: 'overflow', message: 'names a pool twice' });
  return faults;
}

/** What cannot be meant in a brand's ordered rules; `pools` are those that serve the brand, with their kind. */
export function faultsOfScope(rules: readonly ScopeRuleShape[], pools: ReadonlyMap<string, string>): Fault[] {
  const faults: Fault[] = [];
  const ids = new Set<string>();
  rules.forEach((rule, i) => {
    const at = `rules[${i}]`;
    if (ids.has(rule.id)) faults.push({ field: `${at}.id`, message: 'is used by another rule' });
    ids.add(rule.id);
    if (rule.pool_id !== null && !pools.has(rule.pool_id)) faults.push({ field: `${at}.pool_id`, message: 'is no pool of this brand' });
    if (rule.in_house_only && rule.pool_id !== null && pools.get(rule.pool_id) === 'partner') faults.push({ field: `${at}.in_house_only`, message: 'keeps it in the house, and the pool is a partner’s' });
    if (new Set(rule.needs.map((need) => need.skill)).size < rule.needs.length) faults.push({ field: `${at}.needs`, message: 'names a skill twice' });
    if (rule.conditions.length === 0 && i < rules.length - 1) faults.push({ field: `${at}.conditions`, message: 'catches everything, so the rules after it never hold' });
  });
  return faults;
}
