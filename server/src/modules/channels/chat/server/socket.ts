import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Tx } from '../../../../platform/db/tx.ts';
import { noteCart, notePage } from '../commands/note-signals.ts';
import { send } from '../commands/tell.ts';
import { mayEnter } from '../queries/open-doors.ts';
import { showStarted } from '../queries/started.ts';
import { actorIn, type ChatRoom } from '../room.ts';
import { readFrame, type FromBrowser } from '../rules/doors.ts';
import { SIGNALS } from '../rules/rate.ts';
import { chatsOf } from '../store/chats.ts';
import { visitorFor } from '../store/visitors.ts';
import { ReachedNotes } from './reached.ts';
import { Seat } from './seat.ts';
import type { Seats } from './seats.ts';

const HELLO_MS = 10_000;
const WINDOWS = 12;

/** `/chat/:key/socket`: what is said in a visitor's chats, as it is said; and what the browser says besides words. */
export function serveSocket(web: FastifyInstance, room: ChatRoom, seats: Seats): void {
  const windows = new Windows();
  const reached = new ReachedNotes(room.ports);
  web.get('/chat/:key/socket', { websocket: true, schema: { hide: true }, config: { rateLimit: false } }, async (socket, request) => {
    const waiting: string[] = [];
    let talk: ((text: string) => void) | null = null;
    // The first words may come while the door is looked up.
    socket.on('message', (data) => (talk ? talk(String(data)) : waiting.length < 20 && waiting.push(String(data))));
    socket.on('error', () => socket.terminate());
    const door = await room.doors.find((request.params as { key: string }).key).catch(() => null);
    if (door === null || !mayEnter(door, request.headers.origin, request.headers.host)) return socket.close(4403, 'this page may not use the chat');
    const late = setTimeout(() => socket.close(4408, 'say who you are'), HELLO_MS);
    let seat: Seat | null = null;
    let admitting = false;
    talk = (text) => {
      const frame = readFrame(text);
      if (frame === null) return;
      if (frame.t !== 'hello') return void (seat && hear(room, seat, frame, reached));
      if (seat !== null || admitting) return;
      admitting = true;
      void admit(room, seats, socket, door.brandId, frame).then((admitted) => {
        clearTimeout(late);
        if (admitted === null) return;
        if (windows.enter(admitted.visitorId)) {
          seat = admitted;
          const leave = (): void => windows.leave(admitted.visitorId);
          if (socket.readyState === socket.OPEN) socket.on('close', leave);
          else leave();
        } else socket.close(4429, 'too many windows');
      });
    };
    for (const text of waiting.splice(0)) talk(text);
  });
}

/** How many windows a visitor has open here: a program could open as many as it likes. */
class Windows {
  readonly #open = new Map<string, number>();

  enter(visitorId: string): boolean {
    const count = this.#open.get(visitorId) ?? 0;
    if (count >= WINDOWS) return false;
    this.#open.set(visitorId, count + 1);
    return true;
  }

  leave(visitorId: string): void {
    const count = this.#open.get(visitorId) ?? 0;
    if (count > 1) this.#open.set(visitorId, count - 1);
    else this.#open.delete(visitorId);
  }
}

/** Lets a visitor in, follows its chats from where the browser has got, and tells it how things stand. */
async function admit(room: ChatRoom, seats: Seats, socket: WebSocket, brandId: string, hello: Extract<FromBrowser, { t: 'hello' }>): Promise<Seat | null> {
  try {
    const { visitor, chats, started } = await room.ports.db.read(actorIn(brandId), async (tx) => {
      const known = await visitorFor(tx, brandId, hello.visitor);
      return { visitor: known, chats: await chatsOf(tx, known), started: await showStarted(tx, known, hello.visitor) };
    });
    if (socket.readyState !== socket.OPEN) return null;
    const seat = new Seat(socket, visitor.id, brandId);
    seats.join(seat);
    const { visitor: _credentials, ...standing } = started;
    seat.tell({ t: 'ready', ...standing });
    for (const chat of chats) seats.watch(seat, chat, Math.min(hello.has[chat.id] ?? 0, chat.last_seq));
    return seat;
  } catch (error) {
    const code = (error as { code?: string }).code;
    socket.close(code === 'unknown_visitor' ? 4401 : code === 'blocked' ? 4403 : 1011, code ?? 'try again');
    return null;
  }
}

/** Only for chats the seat follows: what it may not see it cannot speak of. */
function hear(room: ChatRoom, seat: Seat, frame: FromBrowser, reached: ReachedNotes): void {
  const { ports } = room;
  if (frame.t === 'ping') return seat.tell({ t: 'pong' });
  if (!room.buckets.take(`signals ${seat.visitorId}`, SIGNALS, ports.clock.now().getTime())) return;
  if (frame.t === 'page' || frame.t === 'cart') {
    const work = (tx: Tx): Promise<void> => (frame.t === 'page' ? notePage(ports, tx, seat.visitorId, frame.page) : noteCart(ports, tx, seat.visitorId, frame.cart));
    return void ports.db.transact(actorIn(seat.brandId), work).catch((error: Error) => ports.log.debug({ err: error }, 'what a visitor looks at could not be noted'));
  }
  const watched = frame.t === 'hello' ? undefined : seat.chats.get(frame.chat);
  if (watched === undefined || frame.t === 'hello') return;
  if (frame.t === 'typing') send(ports, { chat: 'typing', brand: seat.brandId, conversation: watched.conversationId, on: frame.on });
  if (frame.t === 'got') reached.add(seat.brandId, frame.chat, frame.seq, 0);
  if (frame.t === 'seen') reached.add(seat.brandId, frame.chat, frame.seq, frame.seq);
}
