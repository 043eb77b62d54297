import { Type } from 'typebox';
import { EVERY_BRAND } from '../../../platform/actor/actor.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { endSession, endSessionsBut } from '../commands/end-sessions.ts';
import { Colleague, Done, MeChange, Security, Session } from '../contract.ts';
import { colleagues } from '../queries/list-people.ts';
import { showSecurity, showSession } from '../queries/show-session.ts';
import { changePersonRow } from '../store/people.ts';
import { wideWrite, type Desk } from './wide-route.ts';

/** What everybody may see and change about themselves. */
export function meRoutes(desk: Desk): void {
  const { app, doorkeeper } = desk;
  const signedIn = 'signed-in' as const;

  wideWrite(desk, { method: 'PATCH', url: '/api/v1/me', summary: 'Change your own profile', access: signedIn, body: MeChange, response: Session }, async (tx, { actor, body }) => {
    await changePersonRow(tx, me(actor), body);
    return showSession(tx, { ...actor, brands: EVERY_BRAND });
  });

  app.open({ method: 'GET', url: '/api/v1/me/security', summary: 'How and where you are signed in', access: signedIn, response: Security }, async ({ actor, request }) => {
    const holder = await doorkeeper.holderOf(request);
    return app.db.read(actor, (tx) => showSecurity(tx, me(actor), holder?.sessionId ?? null));
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/me/sessions/:id', summary: 'End one of your sessions', access: signedIn, params: idParams, response: Done }, async (tx, { actor, params }) => {
    await endSession(tx, me(actor), params.id);
    return { ok: true };
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/me/sessions', summary: 'End all your sessions but this one', access: signedIn, response: Done }, async (tx, { actor, request }) => {
    const holder = await doorkeeper.holderOf(request);
    await endSessionsBut(tx, me(actor), holder?.sessionId ?? null);
    return { ok: true };
  });

  const query = Type.Object({ brand_id: Type.Optional(Type.String({ format: 'uuid' })) });
  const response = Type.Object({ data: Type.Array(Colleague), next_cursor: Type.Null() });
  app.read({ method: 'GET', url: '/api/v1/colleagues', summary: 'Who can be mentioned or be given work', access: signedIn, query, response }, async (tx, call) => ({
    data: await colleagues(tx, call.query.brand_id ?? null),
    next_cursor: null,
  }));
}

/** Keys have no profile and no sessions. */
function me(actor: { kind: string; id: string | null }): string {
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal(403, 'people_only', 'This is for people who sign in, not for keys.');
  return actor.id;
}
