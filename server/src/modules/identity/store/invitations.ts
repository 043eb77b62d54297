import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { RoleAssignment } from './roles.ts';

export interface InvitationRow {
  id: string;
  email: string;
  name: string;
  roles: RoleAssignment[];
  team_ids: string[];
  invited_by: string | null;
  created_at: Date;
  expires_at: Date;
}

export function openInvitations(tx: Tx): Promise<InvitationRow[]> {
  return tx.rows<InvitationRow>(sql`
    select id, email, name, roles, team_ids, invited_by, created_at, expires_at from identity.invitation
    where accepted_at is null and revoked_at is null order by created_at desc`);
}

export function invitationByHash(tx: Tx, hash: string): Promise<InvitationRow | undefined> {
  return tx.maybe<InvitationRow>(sql`
    select id, email, name, roles, team_ids, invited_by, created_at, expires_at from identity.invitation
    where token_hash = ${hash} and accepted_at is null and revoked_at is null and expires_at > ${tx.now} for update`);
}

export function invitationById(tx: Tx, id: string): Promise<InvitationRow | undefined> {
  return tx.maybe<InvitationRow>(sql`
    select id, email, name, roles, team_ids, invited_by, created_at, expires_at from identity.invitation where id = ${id} and accepted_at is null and revoked_at is null`);
}

export async function addInvitation(tx: Tx, invitation: { email: string; name: string; roles: readonly RoleAssignment[]; teamIds: readonly string[]; hash: string; expiresAt: Date }): Promise<string> {
  const id = tx.id();
  await tx.run(sql`
    insert into identity.invitation (id, email, name, roles, team_ids, token_hash, invited_by, created_at, expires_at)
    values (${id}, ${invitation.email.toLowerCase()}, ${invitation.name}, ${JSON.stringify(invitation.roles)}::jsonb, ${invitation.teamIds}, ${invitation.hash}, ${tx.actor.id}, ${tx.now}, ${invitation.expiresAt})`);
  return id;
}

export async function renewInvitation(tx: Tx, id: string, hash: string, expiresAt: Date): Promise<void> {
  await tx.run(sql`update identity.invitation set token_hash = ${hash}, expires_at = ${expiresAt} where id = ${id}`);
}

export async function markAccepted(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`update identity.invitation set accepted_at = ${tx.now} where id = ${id}`);
}

export function revokeInvitationRow(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update identity.invitation set revoked_at = ${tx.now} where id = ${id} and accepted_at is null and revoked_at is null`);
}
