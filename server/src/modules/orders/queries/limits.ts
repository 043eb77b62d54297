import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import { startingLimit, type Limit, type Unproven } from '../rules/authority.ts';
import { actionKinds, type ActionKind } from '../rules/judge-action.ts';

export interface RoleLimits {
  readonly role_id: string;
  readonly role: string;
  readonly limits: readonly Limit[];
}

interface LimitRow extends Limit {
  role_id: string;
}

/** What every role may do alone in a brand. */
export async function limitsOfRoles(tx: Tx, brandId: string): Promise<RoleLimits[]> {
  const roles = await tx.rows<{ id: string; name: string; built_in: boolean }>(sql`select id, name, built_in from identity.role order by built_in desc, id`);
  const rows = await tx.rows<LimitRow>(sql`select role_id, kind, allowed, single_minor, day_minor, reason_required from orders.authority where brand_id = ${brandId}`);
  return roles.map((role) => ({ role_id: role.id, role: role.name, limits: actionKinds.map((kind) => limitOf(rows, role, kind)) }));
}

function limitOf(rows: readonly LimitRow[], role: { id: string; name: string; built_in: boolean }, kind: ActionKind): Limit {
  const row = rows.find((one) => one.role_id === role.id && one.kind === kind);
  if (!row) return startingLimit(role.built_in ? role.name : '', kind);
  return { kind, allowed: row.allowed, single_minor: row.single_minor, day_minor: row.day_minor, reason_required: row.reason_required };
}

/** What whoever is asking may do alone. A key or a program has no role, so a person decides with it. */
export function limitsOfActor(tx: Tx, brandId: string): Promise<Limit[]> {
  return tx.actor.kind !== 'person' || tx.actor.id === null ? Promise.resolve([]) : limitsOfPerson(tx, brandId, tx.actor.id);
}

/** What a person may do alone in a brand, by every role they hold there. */
export async function limitsOfPerson(tx: Tx, brandId: string, personId: string): Promise<Limit[]> {
  const held = await tx.rows<{ role_id: string }>(sql`
    select distinct role_id from identity.role_assignment where person_id = ${personId} and brand_id in (${brandId}::uuid, ${ALL_BRANDS}::uuid)`);
  const ids = new Set(held.map((row) => row.role_id));
  return (await limitsOfRoles(tx, brandId)).filter((role) => ids.has(role.role_id)).flatMap((role) => role.limits);
}

/** What a brand asks for where nobody proved to be the buyer. */
export async function unprovenPolicy(tx: Tx, brandId: string): Promise<Unproven> {
  return (await tx.maybe<{ unproven: Unproven }>(sql`select unproven from orders.action_policy where brand_id = ${brandId}`))?.unproven ?? 'reason';
}
