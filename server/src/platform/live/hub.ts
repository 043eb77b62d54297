import { setTimeout as pause } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { EVERY_BRAND, systemActor, type Actor, type Brands } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { endOfLog, isAnyUnsettled, readLog, type Place } from '../events/log.ts';
import type { EventRecord } from '../events/listener.ts';
import type { Logger } from '../log/log.ts';

const reader = systemActor('live');
/** News is read this much apart, and news that waits for a transaction begun before it ever less often. */
const TOGETHER_MS = 15;
const MOST_WAIT_MS = 120;
const AT_ONCE = 500;
const LIVE_PERMISSION = 'conversations.read';

interface Seat {
  readonly socket: WebSocket;
  readonly actor: Actor;
  readonly brands: Brands;
  readonly sessionId: string | null;
  /** it answered when it was last asked */
  there: boolean;
}

/** A message between browsers that is not worth a row: who is looking, who is typing, here and on the other side of a chat. */
export interface Whisper {
  readonly type: 'presence' | 'chat';
  readonly brandId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Every browser that is open, and what each may know. Reads the log after commits and tells those who may see the brand. */
export class LiveHub {
  readonly #db: Database;
  readonly #log: Logger;
  readonly #seats = new Set<Seat>();
  #place: Place | undefined;
  #reading = false;
  #again = false;

  constructor(db: Database, log: Logger) {
    this.#db = db;
    this.#log = log;
  }

  get size(): number {
    return this.#seats.size;
  }

  /** From when it answers on, the browser is told of all that is committed. */
  async join(socket: WebSocket, actor: Actor, sessionId: string | null): Promise<void> {
    const seat: Seat = { socket, actor, brands: actor.grants.get(LIVE_PERMISSION) ?? [], sessionId, there: true };
    socket.on('pong', () => (seat.there = true));
    socket.on('close', () => this.#seats.delete(seat));
    socket.on('error', () => socket.terminate());
    const now = this.#place ?? (await this.#db.read(reader, endOfLog));
    this.#place ??= now;
    if (socket.readyState === socket.OPEN) this.#seats.add(seat);
  }

  /** Asks every browser whether it is there, lets go of those that did not answer the last time (a closed lid ends no connection), and says whose are open. */
  callRoll(): string[] {
    const people = new Set<string>();
    for (const seat of this.#seats) {
      if (!seat.there) {
        this.#seats.delete(seat);
        seat.socket.terminate();
        continue;
      }
      if (seat.actor.kind === 'person' && seat.actor.id !== null) people.add(seat.actor.id);
      seat.there = false;
      if (seat.socket.readyState === seat.socket.OPEN) seat.socket.ping();
    }
    return [...people];
  }

  /** An ended session's browsers leave at once. */
  dismiss(sessionId: string): void {
    for (const seat of this.#seats) if (seat.sessionId === sessionId) seat.socket.close(4401, 'session ended');
  }

  /** There may be news in the log. While nobody is there it is not read: whoever comes begins at its end. */
  wake(): void {
    if (this.#seats.size === 0) this.#place = undefined;
    else if (this.#reading) this.#again = true;
    else void this.#read();
  }

  whisper(message: Whisper): void {
    this.#send([message.brandId], JSON.stringify({ type: message.type, ...message.body }));
  }

  async #read(): Promise<void> {
    this.#reading = true;
    try {
      let wait = TOGETHER_MS;
      do {
        this.#again = false;
        wait = (await this.#tellNews()) ? TOGETHER_MS : Math.min(MOST_WAIT_MS, wait * 2);
        // What is committed meanwhile is told together: many commits cost as few looks as one.
        if (this.#again) await pause(wait);
      } while (this.#again);
    } catch (error) {
      this.#log.warn({ err: error }, 'live news could not be read');
    } finally {
      this.#reading = false;
    }
  }

  /** Whether there was any; it is looked again when some is not settled yet. */
  async #tellNews(): Promise<boolean> {
    const from = this.#place;
    if (from === undefined) return false;
    const [entries, isUnsettled] = await this.#db.read(reader, (tx) => Promise.all([readLog(tx, from, AT_ONCE), isAnyUnsettled(tx)]));
    this.#again ||= isUnsettled || entries.length === AT_ONCE;
    const last = entries.at(-1);
    if (last === undefined) return false;
    this.#place = last.place;
    const byBrand = Map.groupBy(entries.map(({ event }) => event).filter((event) => !event.silent), (event) => event.brandId);
    for (const [brandId, events] of byBrand) this.#send([brandId], JSON.stringify({ type: 'changed', brand_id: brandId, events: events.map(toNews) }));
    return true;
  }

  #send(brands: readonly string[], text: string): void {
    for (const seat of this.#seats) {
      if (seat.socket.readyState !== seat.socket.OPEN || !seesAny(seat.brands, brands)) continue;
      // A browser that does not keep up is let go; it reconnects and reads the present state.
      if (seat.socket.bufferedAmount > 4 * 1024 * 1024) seat.socket.terminate();
      else seat.socket.send(text);
    }
  }
}

function seesAny(seen: Brands, brands: readonly string[]): boolean {
  return seen === EVERY_BRAND || brands.some((brand) => seen.includes(brand));
}

function toNews(event: EventRecord): Record<string, unknown> {
  return { seq: event.seq, name: event.name, subject_id: event.subjectId, actor_id: event.actorId, at: event.at, ...event.payload };
}
