import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { ScopeRuleShape } from '../contract.ts';
import { SCOPE_CHANGED } from '../events.ts';
import { requeueLater } from '../jobs/requeue.ts';
import { faultsOfScope } from '../rules/check-settings.ts';

/**
 * Saves a brand's scope rules, in their order, as the next version; what waits is placed anew. `base` is the version that
 * was changed: when somebody saved another one meanwhile, it is refused (`changed_meanwhile`).
 */
export async function saveScope(tx: Tx, brandId: string, base: number, rules: readonly ScopeRuleShape[]): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  // Held, so that none of them goes while rules are kept that name it.
  const pools = await tx.rows<{ id: string; kind: string }>(sql`select id, kind from routing.pool where archived_at is null and ${brandId}::uuid = any (brand_ids) for share`);
  const faults = faultsOfScope(rules, new Map(pools.map((pool) => [pool.id, pool.kind])));
  if (faults.length > 0) throw invalid('These rules cannot be kept.', faults);
  const saved = await tx.run(sql`
    insert into routing.scope (brand_id, number, rules, by_id, at)
    select ${brandId}::uuid, ${base}::integer + 1, ${JSON.stringify(rules)}::jsonb, ${tx.actor.kind === 'person' ? tx.actor.id : null}::uuid, ${tx.now}::timestamptz
    where ${base}::integer = (select coalesce(max(number), 0) from routing.scope where brand_id = ${brandId}) on conflict do nothing`);
  if (saved === 0) throw conflict('changed_meanwhile', 'Somebody saved other rules since you began. Look at theirs, then save again.');
  await tx.announce({ name: SCOPE_CHANGED, brandId, subjectId: brandId, payload: { version: base + 1, rules: rules.length } });
  await record(tx, { action: 'routing.scope_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { version: base + 1, rules: rules.length } });
  await requeueLater(tx, brandId);
}
