import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { hashToken, newToken } from '../rules/tokens.ts';
import { addInvitation, invitationByHash, invitationById, markAccepted, renewInvitation, revokeInvitationRow, type InvitationRow } from '../store/invitations.ts';
import { personByEmail } from '../store/people.ts';
import { permissionsBehind, type RoleAssignment } from '../store/roles.ts';
import { replaceTeamsOf } from '../store/teams.ts';
import { requireReach } from './change-person.ts';
import { createPerson } from './create-person.ts';

const DAYS = 7;

export interface AskedInvitation {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly RoleAssignment[];
  readonly teamIds: readonly string[];
}

/** Invites somebody; the token goes into a link that works once, for a week. */
export async function invitePerson(tx: Tx, asked: AskedInvitation, catalogue: readonly string[]): Promise<{ invitation: InvitationRow; token: string }> {
  if (await personByEmail(tx, asked.email)) throw conflict('person_exists', 'Somebody with this address works here already.');
  await requireReach(tx, await permissionsBehind(tx, asked.roles), catalogue);
  const { token, hash } = newToken('kdi');
  const id = await addInvitation(tx, { ...asked, hash, expiresAt: weekFrom(tx.now) });
  await record(tx, { action: 'identity.person_invited', subjectKind: 'invitation', subjectId: id, facts: { roles: asked.roles.map((one) => `${one.role_id}@${one.brand_id}`) } });
  return { invitation: (await invitationById(tx, id)) as InvitationRow, token };
}

/** A fresh link for an open invitation; the one before stops working. */
export async function renewInvitationLink(tx: Tx, id: string, catalogue: readonly string[]): Promise<{ invitation: InvitationRow; token: string }> {
  const invitation = await invitationById(tx, id);
  if (!invitation) throw notFound('invitation');
  await requireReach(tx, await permissionsBehind(tx, invitation.roles), catalogue);
  const { token, hash } = newToken('kdi');
  await renewInvitation(tx, id, hash, weekFrom(tx.now));
  return { invitation: (await invitationById(tx, id)) as InvitationRow, token };
}

export async function revokeInvitation(tx: Tx, id: string): Promise<void> {
  if ((await revokeInvitationRow(tx, id)) === 0) throw notFound('invitation');
  await record(tx, { action: 'identity.invitation_revoked', subjectKind: 'invitation', subjectId: id });
}

/** The open invitation behind a link, held for this transaction. */
export async function invitationBehind(tx: Tx, token: string): Promise<InvitationRow> {
  const invitation = await invitationByHash(tx, hashToken(token));
  if (!invitation) throw new Refusal(404, 'invitation_over', 'This invitation was used, withdrawn, or is older than a week. Ask for a new one.');
  return invitation;
}

/** Turns an invitation into a person. */
export async function acceptInvitation(tx: Tx, invitation: InvitationRow, choice: { name: string; locale?: string | undefined; passphraseHash: string }): Promise<string> {
  const { email, roles } = invitation;
  const id = await createPerson(tx, { ...choice, email, roles });
  await replaceTeamsOf(tx, id, invitation.team_ids);
  await markAccepted(tx, invitation.id);
  return id;
}

const weekFrom = (now: Date): Date => new Date(now.getTime() + DAYS * 86_400_000);
