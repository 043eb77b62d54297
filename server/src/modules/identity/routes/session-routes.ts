import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { systemActor } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { unauthenticated } from '../../../platform/refusal/refusal.ts';
import { createOwner, preparePassphrase } from '../commands/create-person.ts';
import { acceptInvitation, invitationBehind } from '../commands/invite-person.ts';
import { openSession, signInByLink, type Client, type NewSession } from '../commands/sign-in-by-link.ts';
import { RESET_PREFIX, resetBehind, resetPassphrase } from '../commands/reset-passphrase.ts';
import { Acceptance, Done, Forgotten, InvitationLookup, Session, Setup, type SessionView } from '../contract.ts';
import type { IdentityPorts } from '../ports.ts';
import { showSession, keepSessionAlive } from '../queries/show-session.ts';
import { signCookie } from '../rules/tokens.ts';
import { mailResetLink } from '../sign-in/mail-reset-link.ts';
import { sessionCookieName } from '../sign-in/library.ts';
import type { Desk } from './wide-route.ts';

const system = systemActor('set-up');

/** Arriving: who am I, setting up, accepting an invitation, signing in by link. */
export function sessionRoutes(desk: Desk, ports: IdentityPorts): void {
  const { app, doorkeeper } = desk;
  const { db } = ports;

  app.open({ method: 'GET', url: '/api/v1/session', summary: 'Who is signed in, and what they may do', access: 'anyone', response: Session }, async ({ request, reply }) => {
    reply.header('cache-control', 'no-store');
    const holder = await doorkeeper.holderOf(request);
    const renewed = holder?.sessionId ? await keepSessionAlive(db, holder.sessionId) : null;
    if (renewed) setCookie(reply, ports, renewed);
    return db.read(holder?.actor ?? system, (tx) => showSession(tx, holder?.actor ?? null));
  });

  app.open({ method: 'POST', url: '/api/v1/setup', summary: 'Create the owner account of a new installation', access: 'anyone', body: Setup, response: Session, status: 201 }, async ({ body, request, reply }) => {
    const passphraseHash = await preparePassphrase(body.passphrase, body);
    return arrive(request, reply, (client) =>
      db.transact(system, async (tx) => {
        const personId = await createOwner(tx, { ...body, passphraseHash });
        return openSession(tx, personId, client);
      }),
    );
  });

  joinRoutes(desk, ports, arrive);

  app.fastify.get<{ Params: { token: string } }>('/api/v1/sign-in-link/:token', { schema: { hide: true } }, async (request, reply) => {
    const session = await db.transact(system, (tx) => signInByLink(tx, request.params.token, clientOf(request)));
    setCookie(reply, ports, session);
    return reply.header('cache-control', 'no-store').redirect('/');
  });

  async function arrive(request: FastifyRequest, reply: FastifyReply, open: (client: Client) => Promise<NewSession>) {
    const session = await open(clientOf(request));
    setCookie(reply, ports, session);
    doorkeeper.forget();
    const holder = await doorkeeper.holderOfToken(session.token);
    if (!holder) throw unauthenticated();
    return db.read(holder.actor, (tx) => showSession(tx, holder.actor));
  }
}

type Arrive = (request: FastifyRequest, reply: FastifyReply, open: (client: Client) => Promise<NewSession>) => Promise<SessionView>;

/** One page for both: newcomers with an invitation, and colleagues who choose a new passphrase. */
function joinRoutes({ app }: Desk, ports: IdentityPorts, arrive: Arrive): void {
  const { db } = ports;
  const behind = (tx: Tx, token: string): Promise<{ email: string; name: string; expiresAt: Date }> =>
    token.startsWith(RESET_PREFIX) ? resetBehind(tx, token) : invitationBehind(tx, token).then(({ email, name, expires_at }) => ({ email, name, expiresAt: expires_at }));

  const query = Type.Object({ token: Type.String({ maxLength: 200 }) });
  app.open({ method: 'GET', url: '/api/v1/invitations/lookup', summary: 'What an invitation link is for', access: 'anyone', query, response: InvitationLookup }, (call) =>
    db.transact(system, async (tx) => {
      const { email, name, expiresAt } = await behind(tx, call.query.token);
      return { email, name, expires_at: expiresAt.toISOString() };
    }),
  );
  app.open({ method: 'POST', url: '/api/v1/invitations/accept', summary: 'Accept an invitation, or choose a new passphrase', access: 'anyone', body: Acceptance, response: Session, status: 201 }, async ({ body, request, reply }) => {
    const { email } = await db.transact(system, (tx) => behind(tx, body.token));
    const passphraseHash = await preparePassphrase(body.passphrase, { email, name: body.name });
    return arrive(request, reply, (client) =>
      db.transact(system, async (tx) => {
        if (body.token.startsWith(RESET_PREFIX)) return openSession(tx, await resetPassphrase(tx, body.token, passphraseHash), client);
        const invitation = await invitationBehind(tx, body.token);
        return openSession(tx, await acceptInvitation(tx, invitation, { ...body, passphraseHash }), client);
      }),
    );
  });
  app.open({ method: 'POST', url: '/api/v1/session/forgotten', summary: 'Ask for a link to choose a new passphrase', access: 'anyone', body: Forgotten, response: Done }, async ({ body }) => {
    await mailResetLink(ports, body.email);
    // The same answer whoever asks: it must not tell who works here.
    return { ok: true };
  });
}

const clientOf = (request: FastifyRequest): Client => ({ ipAddress: request.ip, agent: request.headers['user-agent'] ?? '' });

function setCookie(reply: FastifyReply, { publicUrl, secret }: IdentityPorts, session: NewSession): void {
  reply.setCookie(sessionCookieName(publicUrl), signCookie(session.token, secret), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    expires: session.expiresAt,
  });
}

