import type { FastifyInstance } from 'fastify';
import { notFound, Refusal } from '../../../../platform/refusal/refusal.ts';
import { retryOnClash } from '../../../../platform/db/retry-on-clash.ts';
import { brandById } from '../../../identity/index.ts';
import { watchingOf } from '../../../invitations/index.ts';
import { incidentsFor } from '../../../outreach/index.ts';
import { bannerOf } from '../../../routing/index.ts';
import { secretPurpose } from '../commands/change-settings.ts';
import { answerInChat } from '../commands/ask-how-it-went.ts';
import { endChat, mailTranscript } from '../commands/close-chat.ts';
import { identifyVisitor, takeDetails } from '../commands/identify.ts';
import { noteCart, noteHere, notePage, noteReached } from '../commands/note-signals.ts';
import { receiveSaid } from '../commands/receive-said.ts';
import { tellAfter } from '../commands/tell.ts';
import { Details, Done, Identify, Lines, Me, Orders, Placed, PublicLook, Said, SeenInput, StartChat, Started, SurveyAnswer } from '../contract.ts';
import { ordersOfShopper } from '../ports.ts';
import { linesAfter } from '../queries/lines.ts';
import { openingOf } from '../queries/show-settings.ts';
import { showStarted } from '../queries/started.ts';
import { actorIn, count, type ChatRoom } from '../room.ts';
import { beginningsOf, IDENTIFYING, MESSAGES, sessionsOf, SIGNALS, TRANSCRIPTS } from '../rules/rate.ts';
import { readShopperToken } from '../rules/signed-shopper.ts';
import { chatFor } from '../store/chats.ts';
import { claimedId, isSigned, newVisitor, shutVisitor, visitorBy, visitorFor, type VisitorRow } from '../store/visitors.ts';
import { lookOf } from '../store/settings.ts';
import { fileRoutes } from './public-files.ts';
import { publicDoor, type AddRoute } from './public-door.ts';
import { visitRoutes } from './public-visits.ts';

/** What the widget calls, besides its socket. */
export function publicRoutes(web: FastifyInstance, room: ChatRoom): void {
  const add = publicDoor(web, room);
  beginning(add, room);
  talking(add, room);
  whoIsAsking(add, room);
  fileRoutes(add, room);
  visitRoutes(add, room);
}

function beginning(add: AddRoute, room: ChatRoom): void {
  const { db } = room.ports;
  add({ method: 'GET', url: '/look', response: PublicLook }, async ({ door, reply }) => {
    reply.header('cache-control', 'public, max-age=60');
    return db.read(actorIn(door.brandId), async (tx) => {
      const [{ away_minutes: _inside, ...look }, opening, brand, banner, incidents, invitations] = await Promise.all([lookOf(tx, door.brandId, door.setting.look), openingOf(tx, door.brandId), brandById(tx, door.brandId), bannerOf(tx, door.brandId), incidentsFor(tx, door.brandId), watchingOf(tx, door.brandId)]);
      return { brand: brand?.name ?? '', look, open: opening.open, next_open_at: opening.nextAt?.toISOString() ?? null, banner, status: incidents.map((one) => ({ ...one.lines })), invitations };
    });
  });
  add({ method: 'POST', url: '/start', body: StartChat, response: Started }, async ({ door, body, ip, credentials }) => {
    const kept = credentials || (body.visitor ?? '');
    return db.transact(actorIn(door.brandId), async (tx) => {
      const known = kept === '' ? undefined : await visitorBy(tx, door.brandId, kept);
      if (known) return showStarted(tx, await visitorFor(tx, door.brandId, kept), kept);
      count(room, 'start', ip, sessionsOf(room.ports.sessionsPerMinute));
      const made = await newVisitor(tx, door.brandId, body.locale ?? null);
      return showStarted(tx, made.visitor, made.credentials);
    });
  });
}

function talking(add: AddRoute, room: ChatRoom): void {
  const { ports } = room;
  const { db } = ports;
  add({ method: 'POST', url: '/messages', body: Said, response: Placed }, async ({ door, body, credentials, ip }) => {
    count(room, 'messages', claimedId(credentials), MESSAGES);
    if (body.chat === undefined) count(room, 'chats', ip, beginningsOf(ports.sessionsPerMinute));
    const placed = await retryOnClash(() => ports.db.transact(actorIn(door.brandId), (tx) => receiveSaid(ports, tx, { brandId: door.brandId, credentials }, body)));
    return { chat: placed.chatId, seq: placed.seq };
  });
  add({ method: 'GET', url: '/chats/:id/lines', response: Lines }, async ({ door, params, query, credentials }) =>
    db.read(actorIn(door.brandId), async (tx) => {
      const chat = await chatFor(tx, await visitorFor(tx, door.brandId, credentials), params.id ?? '');
      const after = Number(query.after ?? 0);
      return { data: await linesAfter(tx, chat.id, Number.isSafeInteger(after) && after >= 0 ? after : 0), last_seq: chat.last_seq };
    }));
  // For a browser whose socket does not get through, like the page and the cart below.
  add({ method: 'POST', url: '/chats/:id/seen', body: SeenInput, response: Done }, async ({ door, params, body, credentials }) =>
    db.transact(actorIn(door.brandId), async (tx) => {
      const visitor = await visitorFor(tx, door.brandId, credentials);
      const chat = await chatFor(tx, visitor, params.id ?? '');
      await noteReached(ports, tx, [{ chatId: chat.id, got: body.seq, seen: body.seq }]);
      await noteHere(ports, tx, visitor.id, true);
      return { done: true };
    }));
  add({ method: 'POST', url: '/chats/:id/survey', body: SurveyAnswer, response: Done }, async ({ door, params, body, credentials }) =>
    db.transact(actorIn(door.brandId), async (tx) => {
      const visitor = await visitorFor(tx, door.brandId, credentials);
      count(room, 'signals', visitor.id, SIGNALS);
      await answerInChat(ports, tx, await chatFor(tx, visitor, params.id ?? ''), body);
      return { done: true };
    }));
  add({ method: 'POST', url: '/chats/:id/end', response: Done }, async ({ door, params, credentials }) =>
    db.transact(actorIn(door.brandId), async (tx) => {
      await endChat(ports, tx, await chatFor(tx, await visitorFor(tx, door.brandId, credentials), params.id ?? ''));
      return { done: true };
    }));
  add({ method: 'POST', url: '/chats/:id/transcript', response: Done }, async ({ door, params, credentials }) =>
    db.transact(actorIn(door.brandId), async (tx) => {
      const visitor = await visitorFor(tx, door.brandId, credentials);
      const chat = await chatFor(tx, visitor, params.id ?? '');
      count(room, 'transcripts', visitor.id, TRANSCRIPTS);
      await mailTranscript(tx, visitor, chat);
      return { done: true };
    }));
  for (const [url, note] of [['/page', notePage], ['/cart', noteCart]] as const) {
    add({ method: 'POST', url, response: Done }, async ({ door, request, credentials }) =>
      db.transact(actorIn(door.brandId), async (tx) => {
        const visitor = await visitorFor(tx, door.brandId, credentials);
        count(room, 'signals', visitor.id, SIGNALS);
        await note(ports, tx, visitor.id, typeof request.body === 'object' && request.body !== null ? (request.body as Record<string, unknown>) : {});
        return { done: true };
      }));
  }
}

const refusals = { expired: 'The token has expired.', forged: 'The token was not signed with this brand’s chat secret.', incomplete: 'The token names neither an address nor an external_id, or has no exp.', unreadable: 'This is no signed token.' } as const;

function whoIsAsking(add: AddRoute, room: ChatRoom): void {
  const { ports } = room;
  const { db } = ports;
  add({ method: 'POST', url: '/identify', body: Identify, response: Started }, async ({ door, body, credentials }) => {
    const visitor = await db.read(actorIn(door.brandId), (tx) => visitorFor(tx, door.brandId, credentials));
    count(room, 'identify', visitor.id, IDENTIFYING);
    if (door.setting.secret === null) throw new Refusal(409, 'no_secret', 'This brand has no chat secret yet: make one in the settings of the chat.');
    const judged = await readShopperToken(body.token, ports.vault.open(door.setting.secret, secretPurpose(door.brandId)), ports.clock.now());
    if ('refused' in judged) throw new Refusal(401, `token_${judged.refused}`, refusals[judged.refused]);
    return db.transact(actorIn(door.brandId), async (tx) => {
      const known = await identifyVisitor(ports, tx, visitor, judged.shopper);
      return showStarted(tx, known.visitor, known.credentials ?? credentials);
    });
  });
  add({ method: 'POST', url: '/logout', response: Done }, async ({ door, credentials }) =>
    db.transact(actorIn(door.brandId), async (tx) => {
      const visitor: VisitorRow = await visitorFor(tx, door.brandId, credentials);
      shutVisitor(tx, visitor.id);
      tellAfter(tx, ports, { chat: 'visitor', visitor: visitor.id, gone: 'signed_out' });
      return { done: true };
    }));
  add({ method: 'POST', url: '/details', body: Details, response: Me }, async ({ door, body, credentials }) =>
    db.transact(actorIn(door.brandId), async (tx) => {
      const visitor = await visitorFor(tx, door.brandId, credentials);
      count(room, 'details', visitor.id, IDENTIFYING);
      const row = await takeDetails(ports, tx, visitor, body);
      return { name: row.name, email: row.email, signed_in: isSigned(row, tx.now) };
    }));
  add({ method: 'GET', url: '/orders', response: Orders }, async ({ door, credentials }) =>
    db.read(actorIn(door.brandId), async (tx) => {
      const visitor = await visitorFor(tx, door.brandId, credentials);
      // An address that was only typed shows nothing.
      if (!isSigned(visitor, tx.now) || visitor.customer_id === null) throw notFound('order');
      return { data: await ordersOfShopper.get()(tx, visitor.customer_id) };
    }));
}
