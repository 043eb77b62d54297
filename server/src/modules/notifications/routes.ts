import { Type } from 'typebox';
import type { Tx } from '../../platform/db/tx.ts';
import type { App } from '../../platform/http/app.ts';
import { EVERY_BRAND, may } from '../../platform/actor/actor.ts';
import { idParams, pageQuery } from '../../platform/http/lists.ts';
import { forbidden, invalid, Refusal } from '../../platform/refusal/refusal.ts';
import { endBroadcast, markSeen, sendBroadcast } from './commands/broadcast.ts';
import { BroadcastList, NewBroadcast, NoticeList, NoticePreference, NoticePreferences, ReadNotices, Unread } from './contract.ts';
import { broadcastsFor, recentBroadcasts } from './queries/list-broadcasts.ts';
import { countUnread, listNotices } from './queries/list-notices.ts';
import { kindNames, preferenceFor } from './rules/kinds.ts';
import { markRead } from './store/notices.ts';
import { preferencesOf, setPreference } from './store/preferences.ts';

const access = 'signed-in' as const;

export function routes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/notifications', summary: 'What you were told, newest first', access, query: Type.Object({ ...pageQuery, unread: Type.Optional(Type.Boolean()) }), response: NoticeList }, async (tx, { actor, query }) => {
    const personId = me(actor);
    return { ...(await listNotices(tx, personId, { unread: query.unread ?? false, limit: query.limit ?? 50, cursor: query.cursor })), unread: await countUnread(tx, personId) };
  });
  app.write({ method: 'POST', url: '/api/v1/notifications/read', summary: 'Mark notices as read', access, body: ReadNotices, response: Unread }, async (tx, { actor, body }) => {
    await markRead(tx, me(actor), body.ids ?? null);
    return { unread: await countUnread(tx, me(actor)) };
  });
  app.read({ method: 'GET', url: '/api/v1/me/notification-preferences', summary: 'What you are told, and where', access, response: NoticePreferences }, (tx, { actor }) => preferences(tx, me(actor)));
  app.write({ method: 'PUT', url: '/api/v1/me/notification-preferences', summary: 'Choose what you are told', access, body: NoticePreference, response: NoticePreferences }, async (tx, { actor, body }) => {
    if (!kindNames.some((kind) => kind === body.kind)) throw invalid('There is no such kind of notice.', [{ field: 'kind', message: body.kind }]);
    await setPreference(tx, me(actor), body.kind, body);
    return preferences(tx, me(actor));
  });
  broadcastRoutes(app);
}

const sending = { permission: 'notifications.broadcast' };

function broadcastRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/me/broadcasts', summary: 'Notes to the floor you have not read', access, response: BroadcastList }, async (tx, { actor }) => ({ data: await broadcastsFor(tx, me(actor)), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/me/broadcasts/:id/seen', summary: 'You have read a note to the floor', access, params: idParams, response: BroadcastList }, async (tx, { actor, params }) => {
    await markSeen(tx, params.id, me(actor));
    return { data: await broadcastsFor(tx, me(actor)), next_cursor: null };
  });
  app.read({ method: 'GET', url: '/api/v1/broadcasts', summary: 'Notes to the floor, and how many have read them', access: sending, response: BroadcastList }, async (tx) => ({ data: await recentBroadcasts(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/broadcasts', summary: 'Say something to everybody on the floor', access: sending, status: 201, body: NewBroadcast, response: BroadcastList }, async (tx, { actor, body }) => {
    const asked = body.brand_ids ?? [];
    for (const brandId of asked) if (!may(actor, sending.permission, brandId)) throw forbidden(sending.permission);
    if (asked.length === 0 && actor.brands === EVERY_BRAND) throw invalid('Say which brands it is for.');
    await sendBroadcast(tx, { text: body.text, brandIds: asked.length > 0 ? [...new Set(asked)] : (actor.brands as readonly string[]), hours: body.hours ?? 8 });
    return { data: await recentBroadcasts(tx), next_cursor: null };
  });
  app.write({ method: 'DELETE', url: '/api/v1/broadcasts/:id', summary: 'Take a note back: it leaves every screen', access: sending, params: idParams, response: BroadcastList }, async (tx, { params }) => {
    await endBroadcast(tx, params.id);
    return { data: await recentBroadcasts(tx), next_cursor: null };
  });
}

async function preferences(tx: Tx, personId: string) {
  const chosen = await preferencesOf(tx, personId);
  return { data: kindNames.map((kind) => ({ kind, ...preferenceFor(kind, chosen) })) };
}

function me(actor: { kind: string; id: string | null }): string {
  if (actor.kind !== 'person' || actor.id === null) throw new Refusal(403, 'people_only', 'This is for people who sign in, not for keys.');
  return actor.id;
}
