import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Assignment } from '../rules/permissions.ts';

export interface RoleRow {
  id: string;
  name: string;
  description: string;
  permissions: string[];
  built_in: boolean;
  people: number;
}

export interface RoleAssignment {
  readonly role_id: string;
  readonly brand_id: string;
}

export function listRoles(tx: Tx): Promise<RoleRow[]> {
  return tx.rows<RoleRow>(sql`
    select r.id, r.name, r.description, r.permissions, r.built_in, count(distinct a.person_id)::integer as people
    from identity.role r left join identity.role_assignment a on a.role_id = r.id group by r.id order by r.built_in desc, r.id`);
}

export async function roleByIdOrName(tx: Tx, idOrName: string): Promise<RoleRow | undefined> {
  return tx.maybe<RoleRow>(sql`
    select r.id, r.name, r.description, r.permissions, r.built_in, (select count(distinct a.person_id)::integer from identity.role_assignment a where a.role_id = r.id) as people
    from identity.role r where r.id::text = ${idOrName} or r.name = ${idOrName}`);
}

export async function addRole(tx: Tx, role: { name: string; description: string; permissions: readonly string[] }): Promise<string> {
  const id = tx.id();
  await tx.run(sql`insert into identity.role (id, name, description, permissions, created_at) values (${id}, ${role.name}, ${role.description}, ${role.permissions}, ${tx.now})`);
  return id;
}

export async function changeRoleRow(tx: Tx, id: string, change: { name?: string | undefined; description?: string | undefined; permissions?: readonly string[] | undefined }): Promise<void> {
  await tx.run(sql`
    update identity.role set name = coalesce(${change.name ?? null}, name), description = coalesce(${change.description ?? null}, description),
      permissions = coalesce(${change.permissions ?? null}::text[], permissions) where id = ${id}`);
}

export async function removeRoleRow(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from identity.role where id = ${id}`);
}

/** What roles allow, where, for one person. */
export function assignmentsOf(tx: Tx, personId: string): Promise<(Assignment & RoleAssignment)[]> {
  return tx.rows<Assignment & RoleAssignment>(sql`
    select r.permissions, a.brand_id, a.role_id from identity.role_assignment a join identity.role r on r.id = a.role_id where a.person_id = ${personId} order by a.role_id, a.brand_id`);
}

/** The permissions behind assignments that are about to be made. */
export async function permissionsBehind(tx: Tx, assignments: readonly RoleAssignment[]): Promise<Assignment[]> {
  const roles = await tx.rows<{ id: string; permissions: string[] }>(sql`select id, permissions from identity.role where id = any (${assignments.map((one) => one.role_id)}::uuid[])`);
  return assignments.flatMap(({ role_id, brand_id }) => roles.filter((role) => role.id === role_id).map(({ permissions }) => ({ permissions, brand_id })));
}

export async function replaceAssignments(tx: Tx, personId: string, assignments: readonly RoleAssignment[]): Promise<void> {
  await tx.run(sql`delete from identity.role_assignment where person_id = ${personId}`);
  await tx.run(sql`
    insert into identity.role_assignment (person_id, role_id, brand_id)
    select distinct ${personId}::uuid, role_id, brand_id from unnest(${assignments.map((one) => one.role_id)}::uuid[], ${assignments.map((one) => one.brand_id)}::uuid[]) as given (role_id, brand_id)`);
}

/** People who may do everything everywhere; there must always be one. */
export async function countOwners(tx: Tx): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`
    select count(distinct a.person_id)::integer as n from identity.role_assignment a join identity.role r on r.id = a.role_id join identity.person p on p.id = a.person_id
    where r.permissions @> '{*}' and a.brand_id = '00000000-0000-0000-0000-000000000000' and p.disabled_at is null`);
  return n;
}
