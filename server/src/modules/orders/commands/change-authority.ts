import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { record } from '../../audit/index.ts';
import { AUTHORITY_CHANGED } from '../events.ts';
import type { Limit, Unproven } from '../rules/authority.ts';

export interface AuthorityChange {
  readonly brandId: string;
  readonly unproven: Unproven | undefined;
  readonly limits: readonly (Limit & { readonly role_id: string })[];
}

/** What roles may do alone in a brand from now on; what waits already is decided by what held when it was asked. */
export async function changeAuthority(tx: Tx, { brandId, unproven, limits }: AuthorityChange): Promise<void> {
  for (const limit of limits) {
    await tx.run(sql`
      insert into orders.authority (brand_id, role_id, kind, allowed, single_minor, day_minor, reason_required)
      values (${brandId}, ${limit.role_id}, ${limit.kind}, ${limit.allowed}, ${limit.single_minor}, ${limit.day_minor}, ${limit.reason_required})
      on conflict (brand_id, role_id, kind) do update set allowed = excluded.allowed, single_minor = excluded.single_minor, day_minor = excluded.day_minor, reason_required = excluded.reason_required`);
    await record(tx, { action: 'orders.limit_changed', subjectKind: 'role', subjectId: limit.role_id, brandId, facts: { kind: limit.kind, allowed: limit.allowed, single_minor: limit.single_minor, day_minor: limit.day_minor, reason_required: limit.reason_required } });
  }
  if (unproven !== undefined) {
    await tx.run(sql`insert into orders.action_policy (brand_id, unproven) values (${brandId}, ${unproven}) on conflict (brand_id) do update set unproven = excluded.unproven`);
    await record(tx, { action: 'orders.unproven_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { unproven } });
  }
  await tx.announce({ name: AUTHORITY_CHANGED, brandId, subjectId: brandId, payload: { limits: limits.length } });
}
