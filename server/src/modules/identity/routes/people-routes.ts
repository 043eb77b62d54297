import { Type } from 'typebox';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { changePerson, requireReach } from '../commands/change-person.ts';
import { endSessionsBut } from '../commands/end-sessions.ts';
import { invitePerson, renewInvitationLink, revokeInvitation } from '../commands/invite-person.ts';
import { createResetToken } from '../commands/reset-passphrase.ts';
import { Abilities, Done, Invitation, NewInvitation, Person, PersonChange, ResetLink, SentInvitation, type InvitationView, type PersonView } from '../contract.ts';
import type { IdentityPorts } from '../ports.ts';
import { inward, listPeople, outward } from '../queries/list-people.ts';
import { abilitiesOf } from '../rules/permissions.ts';
import { mailInvitation } from '../sign-in/mail-invitation.ts';
import { openInvitations, type InvitationRow } from '../store/invitations.ts';
import { assignmentsOf } from '../store/roles.ts';
import { wideWrite, type Desk } from './wide-route.ts';

const access = { permission: 'identity.people' };

export function peopleRoutes(desk: Desk, ports: IdentityPorts): void {
  const { app, catalogue } = desk;

  app.read({ method: 'GET', url: '/api/v1/people', summary: 'Everybody who works here', access, response: listOf(Person) }, async (tx) => ({ data: await listPeople(tx), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/people/:id', summary: 'One person', access, params: idParams, response: Person }, (tx, { params }) => one(listPeople(tx, params.id)));
  app.read({ method: 'GET', url: '/api/v1/people/:id/abilities', summary: 'What a person may do, where, and through which roles', access, params: idParams, response: Abilities }, async (tx, { params }) => {
    const { id, name, disabled_at } = await one(listPeople(tx, params.id));
    const allowed = abilitiesOf(await assignmentsOf(tx, id), catalogue());
    const words = ports.permissions();
    return { person: { id, name, disabled: disabled_at !== null }, abilities: allowed.map(({ permission, brands, through }) => ({ permission, allows: words[permission] ?? '', brand_ids: brands === null ? null : [...brands], through: through.map(outward) })) };
  });
  wideWrite(desk, { method: 'PATCH', url: '/api/v1/people/:id', summary: "Change a person's name, roles or teams, or switch them off", access, params: idParams, body: PersonChange, response: Person }, async (tx, { params, body }) => {
    await changePerson(tx, params.id, { ...body, roles: body.roles && inward(body.roles) }, catalogue());
    return one(listPeople(tx, params.id));
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/people/:id/sessions', summary: 'Sign a person out everywhere', access, params: idParams, response: Done }, async (tx, { params }) => {
    await requireReach(tx, await assignmentsOf(tx, params.id), catalogue());
    await endSessionsBut(tx, params.id, null);
    return { ok: true };
  });
  wideWrite(desk, { method: 'POST', url: '/api/v1/people/:id/reset-link', summary: 'A link with which a person chooses a new passphrase', access, status: 201, params: idParams, response: ResetLink }, async (tx, { params }) => {
    await one(listPeople(tx, params.id));
    await requireReach(tx, await assignmentsOf(tx, params.id), catalogue());
    return { link: `${ports.publicUrl}/join/${await createResetToken(tx, params.id)}` };
  });
  invitationRoutes(desk, ports);
}

function invitationRoutes(desk: Desk, ports: IdentityPorts): void {
  const { app, catalogue } = desk;
  const link = (token: string): string => `${ports.publicUrl}/join/${token}`;

  app.read({ method: 'GET', url: '/api/v1/invitations', summary: 'Open invitations', access, response: listOf(Invitation) }, async (tx) => ({ data: (await openInvitations(tx)).map(shown), next_cursor: null }));
  wideWrite(desk, { method: 'POST', url: '/api/v1/invitations', summary: 'Invite a person', access, status: 201, body: NewInvitation, response: SentInvitation }, async (tx, { body }) => {
    const asked = { email: body.email, name: body.name ?? '', roles: inward(body.roles), teamIds: body.team_ids ?? [] };
    const { invitation, token } = await invitePerson(tx, asked, catalogue());
    const mailed = (body.send_mail ?? true) && ports.sendMail !== null;
    if (mailed) tx.afterCommit(() => mailInvitation(ports, invitation.email, link(token)));
    return { invitation: shown(invitation), link: link(token), mailed };
  });
  wideWrite(desk, { method: 'POST', url: '/api/v1/invitations/:id/link', summary: 'A fresh link for an invitation', access, params: idParams, body: Type.Optional(Type.Object({})), response: SentInvitation }, async (tx, { params }) => {
    const { invitation, token } = await renewInvitationLink(tx, params.id, catalogue());
    return { invitation: shown(invitation), link: link(token), mailed: false };
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/invitations/:id', summary: 'Withdraw an invitation', access, params: idParams, response: Done }, async (tx, { params }) => {
    await revokeInvitation(tx, params.id);
    return { ok: true };
  });
}

async function one(people: Promise<PersonView[]>): Promise<PersonView> {
  const [person] = await people;
  if (!person) throw notFound('person');
  return person;
}

function shown({ id, email, name, roles, team_ids, created_at, expires_at }: InvitationRow): InvitationView {
  return { id, email, name, roles: roles.map(outward), team_ids, created_at: created_at.toISOString(), expires_at: expires_at.toISOString() };
}
