import { Type } from 'typebox';
import type { App } from '../../../../platform/http/app.ts';
import { idParams } from '../../../../platform/http/lists.ts';
import { notFound } from '../../../../platform/refusal/refusal.ts';
import { beginSignIn, CALLBACK_PATH, finishSignIn, whereSignInBegan } from '../commands/connect-mailbox.ts';
import { testConnection } from '../commands/test-connection.ts';
import { ConnectionTest, MailWays, SignInStart } from '../contract.ts';
import type { EmailPorts } from '../ports.ts';
import { onlyReachedHere } from '../rules/own-machine.ts';
import { mailboxById } from '../store/mailboxes.ts';

const settings = { permission: 'channels.settings' };
const answer = Type.Object({ state: Type.Optional(Type.String({ maxLength: 200 })), code: Type.Optional(Type.String({ maxLength: 4000 })), error: Type.Optional(Type.String({ maxLength: 500 })) }, { additionalProperties: true });

export const connectionRoutes = (ports: EmailPorts) => (app: App): void => {
  app.open({ method: 'GET', url: '/api/v1/mailboxes/ways', summary: 'How mail can come in and go out here', access: settings, response: MailWays }, async () => {
    const host = new URL(ports.publicUrl).hostname;
    return {
      smtp: { host, ...ports.smtpDoor(), only_here: onlyReachedHere(host) }, relay: ports.relayUrl() !== undefined,
      providers: (['google', 'microsoft'] as const).filter((name) => ports.providers[name] !== undefined), redirect_url: ports.publicUrl + CALLBACK_PATH,
    };
  });
  app.open({ method: 'POST', url: '/api/v1/mailboxes/:id/test', summary: 'Sign in at a mailbox’s servers and say what they answer', access: settings, params: idParams, response: ConnectionTest }, async ({ actor, params }) => {
    const mailbox = await app.db.read(actor, (tx) => mailboxById(tx, params.id));
    if (!mailbox) throw notFound('mailbox');
    return testConnection(ports, mailbox);
  });
  app.write({ method: 'POST', url: '/api/v1/mailboxes/:id/sign-in', summary: 'Begin to connect a mailbox at Google or Microsoft: where to send the person', access: settings, params: idParams, body: SignInStart, response: Type.Object({ url: Type.String() }) }, async (tx, { params, body }) => ({ url: await beginSignIn(ports, tx, params.id, body) }));
  app.open({ method: 'GET', url: CALLBACK_PATH, summary: 'Where the provider sends the person back to', access: settings, query: answer, response: Type.Object({}) }, async ({ actor, query, reply }) => {
    const screen = await app.db.read(actor, (tx) => whereSignInBegan(tx, query.state));
    const end = (how: Record<string, string>) => reply.redirect(`${screen}${screen.includes('?') ? '&' : '?'}${new URLSearchParams(how).toString()}`, 303);
    if (query.error !== undefined || query.code === undefined || query.state === undefined) return end({ problem: (query.error ?? 'the provider did not answer').slice(0, 300) });
    try {
      return end({ connected: await finishSignIn(ports, app.db, actor, { state: query.state, code: query.code }) });
    } catch (error) {
      return end({ problem: (error as Error).message.slice(0, 300) });
    }
  });
};
