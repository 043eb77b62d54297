import { Type } from 'typebox';
import type { App } from '../../../../platform/http/app.ts';
import { idParams } from '../../../../platform/http/lists.ts';
import { notFound } from '../../../../platform/refusal/refusal.ts';
import { beginSignIn, CALLBACK_PATH, finishSignIn } from '../commands/connect-mailbox.ts';
import { testConnection } from '../commands/test-connection.ts';
import { ConnectionTest } from '../contract.ts';
import type { EmailPorts } from '../ports.ts';
import { mailboxById } from '../store/mailboxes.ts';

const settings = { permission: 'channels.settings' };
const provider = Type.Union([Type.Literal('google'), Type.Literal('microsoft')]);
const answer = Type.Object({ state: Type.Optional(Type.String({ maxLength: 200 })), code: Type.Optional(Type.String({ maxLength: 4000 })), error: Type.Optional(Type.String({ maxLength: 500 })) }, { additionalProperties: true });

/** Where the desk shows how the sign-in ended. */
const AFTERWARDS = '/settings/channels';

export const connectionRoutes = (ports: EmailPorts) => (app: App): void => {
  app.open({ method: 'POST', url: '/api/v1/mailboxes/:id/test', summary: 'Sign in at a mailbox’s servers and say what they answer', access: settings, params: idParams, response: ConnectionTest }, async ({ actor, params }) => {
    const mailbox = await app.db.read(actor, (tx) => mailboxById(tx, params.id));
    if (!mailbox) throw notFound('mailbox');
    return testConnection(ports, mailbox);
  });
  app.write({ method: 'POST', url: '/api/v1/mailboxes/:id/sign-in', summary: 'Begin to connect a mailbox at Google or Microsoft: where to send the person', access: settings, params: idParams, body: Type.Object({ provider }), response: Type.Object({ url: Type.String() }) }, async (tx, { params, body }) => ({ url: await beginSignIn(ports, tx, params.id, body.provider) }));
  app.open({ method: 'GET', url: CALLBACK_PATH, summary: 'Where the provider sends the person back to', access: settings, query: answer, response: Type.Object({}) }, async ({ actor, query, reply }) => {
    const failed = (why: string) => reply.redirect(`${AFTERWARDS}?problem=${encodeURIComponent(why.slice(0, 300))}`, 303);
    if (query.error !== undefined || query.code === undefined || query.state === undefined) return failed(query.error ?? 'the provider did not answer');
    try {
      await finishSignIn(ports, app.db, actor, { state: query.state, code: query.code });
    } catch (error) {
      return failed((error as Error).message);
    }
    return reply.redirect(`${AFTERWARDS}?connected=1`, 303);
  });
};
