import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import type { ScopeRuleShape } from '../contract.ts';
import type { InForce } from '../rules/peak.ts';
import type { PoolPolicy, RoutingPolicy } from '../rules/shapes.ts';
import { capsOf, policyFrom } from '../rules/terms.ts';
import { planOf } from './peaks.ts';
import { scopesOf } from './scope-of.ts';
import { termsHeld } from './terms-of.ts';

/** Somebody as routing knows them, whether they are there or not. */
export interface KnownAgent {
  readonly id: string;
  readonly name: string;
  readonly site: string | null;
  /** null: all */
  readonly brandIds: readonly string[] | null;
  readonly pools: readonly string[];
  readonly skills: Readonly<Record<string, number>>;
  readonly tier: number;
  readonly inHouse: boolean;
  readonly channels: Readonly<Record<string, number>>;
}

/** How work is given out, as somebody needs it who plays a day before it comes. */
export interface KnownRouting {
  /** as it was set, without what a peak in force changes; every pool as one that is offered from */
  readonly policy: RoutingPolicy;
  readonly scopes: ReadonlyMap<string, readonly ScopeRuleShape[]>;
  readonly peaks: ReadonlyMap<string, { readonly order_by_cost: boolean; readonly raise: InForce['raise'] }>;
  readonly people: readonly KnownAgent[];
  /** pools people pick from themselves */
  readonly picked: number;
}

interface Row {
  id: string;
  name: string;
  site: string | null;
  brands: string[];
  pools: string[];
  skills: Record<string, number>;
  tier: number;
  in_house: boolean;
  channels: Record<string, number> | null;
}

export async function knownRouting(tx: Tx, brandIds: readonly string[], channels: readonly string[]): Promise<KnownRouting> {
  const [{ terms }, scopes] = [await termsHeld(tx), await scopesOf(tx, brandIds)];
  const pools = await tx.rows<{ id: string; mode: string; overflow: { pool_id: string; after_seconds: number }[] }>(sql`select id, mode, overflow from routing.pool where archived_at is null and brand_ids && ${[...brandIds]}::uuid[]`);
  const offered: Record<string, PoolPolicy> = Object.fromEntries(pools.map((pool) => [pool.id, { mode: 'offered', overflow: pool.overflow.map((step) => ({ pool: step.pool_id, after_seconds: step.after_seconds })) }]));
  const rows = await tx.rows<Row>(sql`
    select p.id, p.name, coalesce(f.skills, '{}') as skills, coalesce(f.tier, 1)::integer as tier, coalesce(f.in_house, true) as in_house, f.channels,
      (select min(s.name) from identity.team_member m join identity.team t on t.id = m.team_id and t.archived_at is null join identity.site s on s.id = t.site_id where m.person_id = p.id) as site,
      (select coalesce(array_agg(distinct a.brand_id), '{}') from identity.role_assignment a where a.person_id = p.id) as brands,
      coalesce((select array_agg(g.id order by g.position) from routing.pool g where g.archived_at is null and (p.id = any (g.person_ids) or exists (
        select from identity.team_member m where m.person_id = p.id and m.team_id = any (g.team_ids)))), '{}') as pools
    from identity.person p left join routing.profile f on f.person_id = p.id
    where p.disabled_at is null and exists (select from identity.role_assignment a where a.person_id = p.id and a.brand_id = any (${[...brandIds, ALL_BRANDS]}::uuid[])) order by p.name, p.id`);
  const peaks = new Map<string, KnownRouting['peaks'] extends ReadonlyMap<string, infer T> ? T : never>();
  for (const brandId of brandIds) peaks.set(brandId, (({ order_by_cost, raise }) => ({ order_by_cost, raise }))((await planOf(tx, brandId)).plan.effects));
  return {
    policy: policyFrom(terms, channels, offered), scopes: new Map(brandIds.map((id) => [id, scopes.get(id)?.rules ?? []])), peaks, picked: pools.filter((pool) => pool.mode === 'pick').length,
    people: rows.map((row) => ({ id: row.id, name: row.name, site: row.site, brandIds: row.brands.includes(ALL_BRANDS) ? null : row.brands, pools: row.pools, skills: row.skills, tier: row.tier, inHouse: row.in_house, channels: capsOf({ channels: row.channels, capacity: null }, terms, channels) })),
  };
}
