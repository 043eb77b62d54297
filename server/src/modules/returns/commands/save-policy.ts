import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { POLICY_PUBLISHED } from '../events.ts';
import { policyOf } from '../queries/policies.ts';
import { faultsOfPolicy } from '../rules/check-policy.ts';
import type { ReturnPolicy } from '../rules/policy.ts';
import { faultsOfTerms, type ReturnTerms } from '../rules/terms.ts';

export interface Terms {
  readonly policy: ReturnPolicy;
  readonly terms: ReturnTerms;
}

/** What would keep these from being published. */
export function faultsOf({ policy, terms }: Terms): { field: string; message: string }[] {
  return [...faultsOfPolicy(policy).map((fault) => ({ ...fault, field: `policy.${fault.field}` })), ...faultsOfTerms(terms).map((fault) => ({ ...fault, field: `terms.${fault.field}` }))];
}

/** Keeps what somebody works on; nobody is judged by it. It may be wrong in places until it is published. */
export async function saveDraft(tx: Tx, brandId: string, base: number, drafted: Terms): Promise<void> {
  await policyOf(tx, brandId);
  await tx.run(sql`
    insert into returns.draft (brand_id, base, policy, terms, by_id, at) values (${brandId}, ${base}, ${JSON.stringify(drafted.policy)}::jsonb, ${JSON.stringify(drafted.terms)}::jsonb, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})
    on conflict (brand_id) do update set base = excluded.base, policy = excluded.policy, terms = excluded.terms, by_id = excluded.by_id, at = excluded.at`);
}

export async function dropDraft(tx: Tx, brandId: string): Promise<void> {
  await tx.run(sql`delete from returns.draft where brand_id = ${brandId}`);
}

/** From now on what is asked for is judged by these. `base` is the version they were made from: published by somebody else meanwhile, it is refused. */
export async function publishPolicy(tx: Tx, brandId: string, base: number, published: Terms, restoredFrom: number | null = null): Promise<void> {
  const faults = faultsOf(published);
  if (faults.length > 0) throw invalid('This policy cannot be meant so.', faults);
  const held = await policyOf(tx, brandId);
  const saved = held.number !== base ? 0 : await tx.run(sql`
    insert into returns.version (brand_id, number, policy, terms, by_id, at, restored_from)
    values (${brandId}, ${base + 1}, ${JSON.stringify(published.policy)}::jsonb, ${JSON.stringify(published.terms)}::jsonb, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now}, ${restoredFrom}) on conflict do nothing`);
  if (saved === 0) throw conflict('changed_meanwhile', 'Somebody published another policy since you began. Look at theirs, then publish again.', [{ message: `version ${held.number} was published`, version: held.number }]);
  await dropDraft(tx, brandId);
  await tx.announce({ name: POLICY_PUBLISHED, brandId, subjectId: brandId, payload: { version: base + 1 } });
  await record(tx, { action: 'returns.policy_published', subjectKind: 'brand', subjectId: brandId, brandId, facts: { version: base + 1, ...(restoredFrom === null ? {} : { restored_from: restoredFrom }) } });
}
