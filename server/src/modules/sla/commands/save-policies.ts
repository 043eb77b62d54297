import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { POLICIES_CHANGED } from '../events.ts';
import { redateLater } from '../jobs/redate.ts';
import { faultsIn } from '../queries/check-draft.ts';
import { policiesOf } from '../queries/policies-of.ts';
import type { Policy } from '../rules/policy.ts';
import { usualPolicy } from '../rules/usual-policy.ts';

/**
 * Saves a brand's policies, in their order, as its next version, and has open clocks dated anew. `base` is the version
 * that was changed: when somebody saved another one meanwhile, it is refused (`changed_meanwhile`).
 */
export async function savePolicies(tx: Tx, brandId: string, base: number, policies: readonly Policy[], restoredFrom: number | null = null): Promise<void> {
  const faults = await faultsIn(tx, brandId, policies);
  if (faults.length > 0) throw invalid('These service levels cannot be kept.', faults);
  const held = await policiesOf(tx, brandId);
  if (held === undefined) throw notFound('brand');
  const saved = held.number === base ? await insert(tx, brandId, base + 1, policies, held.since, restoredFrom) : 0;
  if (saved === 0) throw conflict('changed_meanwhile', 'Somebody saved other service levels since you began. Look at theirs, then save again.', [{ message: `version ${held.number} was saved`, version: held.number }]);
  await tx.announce({ name: POLICIES_CHANGED, brandId, subjectId: brandId, payload: { version: base + 1, policies: policies.length } });
  await record(tx, { action: 'sla.policies_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { version: base + 1, policies: policies.length, ...(restoredFrom === null ? {} : { restored_from: restoredFrom }) } });
  await redateLater(tx, brandId, 'policies');
}

/** What a new brand begins with. Doing it twice changes nothing. */
export async function plantPolicies(tx: Tx, brandId: string, since: Date): Promise<void> {
  await insert(tx, brandId, 1, [usualPolicy(tx.id())], since, null);
}

/** 0 when another transaction was first. */
function insert(tx: Tx, brandId: string, number: number, policies: readonly Policy[], since: Date, restoredFrom: number | null): Promise<number> {
  return tx.run(sql`
    insert into sla.version (brand_id, number, policies, by_id, at, since, restored_from)
    values (${brandId}, ${number}, ${JSON.stringify(policies)}::jsonb, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now}, ${since}, ${restoredFrom}) on conflict do nothing`);
}
