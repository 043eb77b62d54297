import { considerVisit, DidSaid, Invited, nameOrder, noteDid, OrderedSaid, VisitSaid } from '../../../invitations/index.ts';
import { Done } from '../contract.ts';
import { openingOf } from '../queries/show-settings.ts';
import { actorIn, count, type ChatRoom } from '../room.ts';
import { sessionsOf, SIGNALS } from '../rules/rate.ts';
import { chatsOf } from '../store/chats.ts';
import { visitorBy } from '../store/visitors.ts';
import type { AddRoute } from './public-door.ts';

/** What a browser says by itself, before anybody chats: counted by address, for whoever calls may make up any visitor. */
export function visitRoutes(add: AddRoute, room: ChatRoom): void {
  const { db } = room.ports;
  const busy = sessionsOf(room.ports.sessionsPerMinute);
  add({ method: 'POST', url: '/visit', body: VisitSaid, response: Invited, bodyLimit: 4096 }, async ({ door, body, credentials, ip, request }) => {
    count(room, 'visits', ip, busy);
    return db.transact(actorIn(door.brandId), async (tx) => {
      const [opening, known] = await Promise.all([openingOf(tx, door.brandId), credentials === '' ? undefined : visitorBy(tx, door.brandId, credentials)]);
      const chatRunning = known !== undefined && (known.blocked_at !== null || (await chatsOf(tx, known)).some((chat) => chat.ended_at === null));
      return considerVisit(tx, door.brandId, body, { open: opening.open, chatRunning, doNotTrack: request.headers.dnt === '1' || request.headers['sec-gpc'] === '1' });
    });
  });
  add({ method: 'POST', url: '/invitations/:id', body: DidSaid, response: Done, bodyLimit: 4096 }, async ({ door, params, body, ip }) => {
    count(room, 'signals', ip, SIGNALS);
    return db.transact(actorIn(door.brandId), async (tx) => {
      await noteDid(tx, door.brandId, params.id ?? '', body.visitor, body.did);
      return { done: true };
    });
  });
  add({ method: 'POST', url: '/ordered', body: OrderedSaid, response: Done, bodyLimit: 4096 }, async ({ door, body, ip }) => {
    count(room, 'ordered', ip, busy);
    return db.transact(actorIn(door.brandId), async (tx) => {
      await nameOrder(tx, door.brandId, body.visitor, body.number);
      return { done: true };
    });
  });
}
