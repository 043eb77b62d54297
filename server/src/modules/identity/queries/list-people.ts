import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { PersonView } from '../contract.ts';
import { ALL_BRANDS } from '../rules/permissions.ts';

interface Row {
  id: string;
  name: string;
  email: string;
  disabled_at: Date | null;
  two_factor_enabled: boolean;
  passkeys: number;
  last_seen_at: Date | null;
  roles: { role_id: string; brand_id: string }[];
  team_ids: string[];
  created_at: Date;
}

/** Everybody who works here, or one of them. */
export async function listPeople(tx: Tx, id: string | null = null): Promise<PersonView[]> {
  const rows = await tx.rows<Row>(sql`
    select p.id, p.name, p.email, p.disabled_at, coalesce(p.two_factor_enabled, false) as two_factor_enabled, p.created_at,
      (select count(*)::integer from identity.passkey k where k.person_id = p.id) as passkeys,
      (select max(s.updated_at) from identity.session s where s.person_id = p.id) as last_seen_at,
      coalesce((select jsonb_agg(jsonb_build_object('role_id', a.role_id, 'brand_id', a.brand_id) order by a.role_id, a.brand_id) from identity.role_assignment a where a.person_id = p.id), '[]') as roles,
      coalesce((select array_agg(m.team_id order by m.team_id) from identity.team_member m where m.person_id = p.id), '{}') as team_ids
    from identity.person p where ${id}::uuid is null or p.id = ${id}::uuid order by p.disabled_at is not null, p.name, p.id`);
  return rows.map((row) => ({
    ...row,
    disabled_at: row.disabled_at?.toISOString() ?? null,
    last_seen_at: row.last_seen_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    roles: row.roles.map(outward),
  }));
}

/** Names of people, also of those who left; for showing who wrote or changed something. */
export async function peopleNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{ id: string; name: string }>(sql`select id, name from identity.person where id = any (${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Colleagues who can be mentioned or be given work in a brand (in any, when none is named). */
export async function colleagues(tx: Tx, brandId: string | null = null): Promise<{ id: string; name: string }[]> {
  return tx.rows<{ id: string; name: string }>(sql`
    select p.id, p.name from identity.person p
    where p.disabled_at is null and exists (
      select 1 from identity.role_assignment a where a.person_id = p.id and (${brandId}::uuid is null or a.brand_id in (${brandId}::uuid, ${ALL_BRANDS}::uuid)))
    order by p.name, p.id`);
}

/** Whether somebody works in a brand: has a role there and is not disabled. */
export async function worksFor(tx: Tx, personId: string, brandId: string): Promise<boolean> {
  return (await tx.maybe(sql`
    select 1 from identity.person p join identity.role_assignment a on a.person_id = p.id
    where p.id = ${personId} and p.disabled_at is null and a.brand_id in (${brandId}::uuid, ${ALL_BRANDS}::uuid) limit 1`)) !== undefined;
}

/** Who holds a permission in a brand: to be told of what only they can mend. */
export async function holdersOf(tx: Tx, brandId: string, permission: string): Promise<string[]> {
  const names = ['*', `${permission.split('.')[0]}.*`, permission];
  const rows = await tx.rows<{ id: string }>(sql`
    select distinct p.id from identity.person p join identity.role_assignment a on a.person_id = p.id join identity.role r on r.id = a.role_id
    where p.disabled_at is null and a.brand_id in (${brandId}::uuid, ${ALL_BRANDS}::uuid) and r.permissions && ${names}::text[]`);
  return rows.map((row) => row.id);
}

export interface MailRecipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
}

export async function mailRecipients(tx: Tx, ids: readonly string[]): Promise<MailRecipient[]> {
  return tx.rows<MailRecipient>(sql`select id, name, email, locale from identity.person where id = any (${ids}::uuid[]) and disabled_at is null`);
}

/** Outside, "every brand" is null. */
export function outward({ role_id, brand_id }: { role_id: string; brand_id: string }): { role_id: string; brand_id: string | null } {
  return { role_id, brand_id: brand_id === ALL_BRANDS ? null : brand_id };
}

export function inward(assignments: readonly { role_id: string; brand_id: string | null }[]): { role_id: string; brand_id: string }[] {
  return assignments.map(({ role_id, brand_id }) => ({ role_id, brand_id: brand_id ?? ALL_BRANDS }));
}
