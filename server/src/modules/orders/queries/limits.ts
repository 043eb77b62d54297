import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import { shopperMay } from '../ports.ts';
import { limitFor, limitKinds, startingLimit, STARTING_CARE, type CarePolicy, type Limit, type LimitForReason, type LimitKind } from '../rules/authority.ts';

export interface RoleLimits {
  readonly role_id: string;
  readonly role: string;
  readonly limits: readonly Limit[];
  readonly for_reasons: readonly LimitForReason[];
}

interface LimitRow extends Limit {
  role_id: string;
  reason_id: string | null;
}

/** What every role may do alone in a brand. */
export async function limitsOfRoles(tx: Tx, brandId: string): Promise<RoleLimits[]> {
  const roles = await tx.rows<{ id: string; name: string; built_in: boolean }>(sql`select id, name, built_in from identity.role order by built_in desc, id`);
  const rows = await tx.rows<LimitRow>(sql`select role_id, kind, allowed, single_minor, day_minor, reason_required, reason_id from orders.authority where brand_id = ${brandId} order by kind, reason_id`);
  return roles.map((role) => ({ role_id: role.id, role: role.name, limits: limitKinds.map((kind) => limitOf(rows, role, kind)), for_reasons: rows.flatMap((row) => (row.role_id === role.id && row.reason_id !== null ? [forReason(row, row.reason_id)] : [])) }));
}

const forReason = (row: LimitRow, reason_id: string): LimitForReason => ({ reason_id, kind: row.kind, allowed: row.allowed, single_minor: row.single_minor, day_minor: row.day_minor, reason_required: row.reason_required });

function limitOf(rows: readonly LimitRow[], role: { id: string; name: string; built_in: boolean }, kind: LimitKind): Limit {
  const row = rows.find((one) => one.role_id === role.id && one.kind === kind && one.reason_id === null);
  if (!row) return startingLimit(role.built_in ? role.name : '', kind);
  return { kind, allowed: row.allowed, single_minor: row.single_minor, day_minor: row.day_minor, reason_required: row.reason_required };
}

/** What whoever is asking may do alone of one kind. A key or a program has no role, so a person decides with it; of a shopper the brand has said what they may. */
export function limitsOfActor(tx: Tx, brandId: string, kind: LimitKind, reasonPath: readonly string[] | null): Promise<Limit[]> {
  if (tx.actor.kind === 'customer') return shopperMay.get()(tx, brandId, kind).then((limits) => [...limits]);
  return tx.actor.kind !== 'person' || tx.actor.id === null ? Promise.resolve([]) : limitsOfPerson(tx, brandId, tx.actor.id, kind, reasonPath);
}

/** What a person may do alone of one kind in a brand, by every role they hold there; `reasonPath` as of `limitFor`. */
export async function limitsOfPerson(tx: Tx, brandId: string, personId: string, kind: LimitKind, reasonPath: readonly string[] | null): Promise<Limit[]> {
  const held = await tx.rows<{ role_id: string }>(sql`
    select distinct role_id from identity.role_assignment where person_id = ${personId} and brand_id in (${brandId}::uuid, ${ALL_BRANDS}::uuid)`);
  const ids = new Set(held.map((row) => row.role_id));
  const roles = (await limitsOfRoles(tx, brandId)).filter((role) => ids.has(role.role_id));
  return roles.flatMap((role) => role.limits.filter((limit) => limit.kind === kind).map((limit) => limitFor(limit, role.for_reasons, reasonPath)));
}

/** What a brand asks for in a case of doubt. */
export async function carePolicy(tx: Tx, brandId: string): Promise<CarePolicy> {
  return (await tx.maybe<{ unproven: CarePolicy['unproven']; raised: CarePolicy['raised']; high: CarePolicy['high'] }>(sql`select unproven, risk_raised as raised, risk_high as high from orders.action_policy where brand_id = ${brandId}`)) ?? STARTING_CARE;
}
