import { idParams, listOf } from '../../../platform/http/lists.ts';
import { conflict, forbidden, notFound } from '../../../platform/refusal/refusal.ts';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { record } from '../../audit/index.ts';
import { requireReach } from '../commands/change-person.ts';
import { Done, NewRole, Permission, Role, RoleChange } from '../contract.ts';
import type { IdentityPorts } from '../ports.ts';
import { ALL_BRANDS, holdsInstallation } from '../rules/permissions.ts';
import { addRole, changeRoleRow, listRoles, removeRoleRow, roleByIdOrName, type RoleRow } from '../store/roles.ts';
import { wideWrite, type Desk } from './wide-route.ts';

const access = { permission: 'identity.roles' };

export function roleRoutes(desk: Desk, ports: IdentityPorts): void {
  const { app } = desk;
  app.read({ method: 'GET', url: '/api/v1/roles', summary: 'Roles and what they allow', access: 'signed-in', response: listOf(Role) }, async (tx) => ({ data: await listRoles(tx), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/permissions', summary: 'Every permission there is', access: 'signed-in', response: listOf(Permission) }, async () => ({
    data: Object.entries(ports.permissions()).map(([name, allows]) => ({ name, allows })),
    next_cursor: null,
  }));
  wideWrite(desk, { method: 'POST', url: '/api/v1/roles', summary: 'Add a role', access, status: 201, body: NewRole, response: Role }, async (tx, { actor, body }) => {
    await requireRoleReach(desk, tx, actor, body.permissions);
    return written(tx, await addRole(tx, { ...body, description: body.description ?? '' }), 'identity.role_created');
  });
  wideWrite(desk, { method: 'PATCH', url: '/api/v1/roles/:id', summary: 'Change a role', access, params: idParams, body: RoleChange, response: Role }, async (tx, { actor, params, body }) => {
    const role = await roleFor(tx, params.id);
    if (role.permissions.includes('*')) throw conflict('role_is_fixed', 'The owner role always allows everything.');
    await requireRoleReach(desk, tx, actor, [...role.permissions, ...(body.permissions ?? [])]);
    await changeRoleRow(tx, role.id, body);
    return written(tx, role.id, 'identity.role_changed');
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/roles/:id', summary: 'Remove a role nobody holds', access, params: idParams, response: Done }, async (tx, { params }) => {
    const role = await roleFor(tx, params.id);
    if (role.built_in) throw conflict('role_is_fixed', 'This role comes with Keepdesk and cannot be removed.');
    if (role.people > 0) throw conflict('role_in_use', 'Somebody still holds this role. Give them another first.');
    await removeRoleRow(tx, role.id);
    await record(tx, { action: 'identity.role_removed', subjectKind: 'role', subjectId: role.id });
    return { ok: true };
  });
}

/** Roles hold in any brand, so whoever shapes one must hold what it allows in all of them. */
async function requireRoleReach({ catalogue }: Desk, tx: Tx, actor: Actor, permissions: readonly string[]): Promise<void> {
  if (!holdsInstallation(actor)) throw forbidden('identity.roles in every brand');
  await requireReach(tx, [{ permissions, brand_id: ALL_BRANDS }], catalogue());
}

async function roleFor(tx: Tx, id: string): Promise<RoleRow> {
  const role = await roleByIdOrName(tx, id);
  if (!role) throw notFound('role');
  return role;
}

async function written(tx: Tx, id: string, action: string): Promise<RoleRow> {
  const role = await roleFor(tx, id);
  await record(tx, { action, subjectKind: 'role', subjectId: id, facts: { permissions: role.permissions } });
  return role;
}
