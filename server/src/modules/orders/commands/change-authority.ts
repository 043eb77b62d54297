import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { carePolicy } from '../queries/limits.ts';
import { AUTHORITY_CHANGED } from '../events.ts';
import type { CarePolicy, Limit, LimitKind } from '../rules/authority.ts';

export interface AuthorityChange {
  readonly brandId: string;
  readonly care: Partial<CarePolicy>;
  /** with a contact reason: in its place for conversations about that and what lies below it */
  readonly limits: readonly (Limit & { readonly role_id: string; readonly reason_id?: string | null })[];
  readonly drop: readonly { readonly role_id: string; readonly kind: LimitKind; readonly reason_id: string }[];
}

/** What roles may do alone in a brand from now on; what waits already is decided by what held when it was asked. */
export async function changeAuthority(tx: Tx, { brandId, care, limits, drop }: AuthorityChange): Promise<void> {
  for (const limit of limits) {
    const reasonId = limit.reason_id ?? null;
    if (reasonId !== null && !(await tx.maybe(sql`select 1 from taxonomy.reason where id = ${reasonId} and brand_id = ${brandId}`))) throw notFound('contact reason');
    await tx.run(sql`
      insert into orders.authority (brand_id, role_id, kind, reason_id, allowed, single_minor, day_minor, reason_required)
      values (${brandId}, ${limit.role_id}, ${limit.kind}, ${reasonId}, ${limit.allowed}, ${limit.single_minor}, ${limit.day_minor}, ${limit.reason_required})
      on conflict on constraint authority_once do update set allowed = excluded.allowed, single_minor = excluded.single_minor, day_minor = excluded.day_minor, reason_required = excluded.reason_required`);
    await record(tx, { action: 'orders.limit_changed', subjectKind: 'role', subjectId: limit.role_id, brandId, facts: { kind: limit.kind, contact_reason_id: reasonId, allowed: limit.allowed, single_minor: limit.single_minor, day_minor: limit.day_minor, reason_required: limit.reason_required } });
  }
  for (const one of drop) {
    const gone = await tx.run(sql`delete from orders.authority where brand_id = ${brandId} and role_id = ${one.role_id} and kind = ${one.kind} and reason_id = ${one.reason_id}`);
    if (gone > 0) await record(tx, { action: 'orders.limit_dropped', subjectKind: 'role', subjectId: one.role_id, brandId, facts: { kind: one.kind, contact_reason_id: one.reason_id } });
  }
  if (Object.values(care).some((one) => one !== undefined)) {
    const { unproven, raised, high } = { ...(await carePolicy(tx, brandId)), ...Object.fromEntries(Object.entries(care).filter(([, one]) => one !== undefined)) };
    await tx.run(sql`
      insert into orders.action_policy (brand_id, unproven, risk_raised, risk_high) values (${brandId}, ${unproven}, ${raised}, ${high})
      on conflict (brand_id) do update set unproven = excluded.unproven, risk_raised = excluded.risk_raised, risk_high = excluded.risk_high`);
    await record(tx, { action: 'orders.care_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { unproven, raised, high } });
  }
  await tx.announce({ name: AUTHORITY_CHANGED, brandId, subjectId: brandId, payload: { limits: limits.length + drop.length } });
}
