import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Logger } from '../log/log.ts';
import type { EventRecord, Listener } from './listener.ts';
import { endOfLog, isAnyUnsettled, readLog, type LogEntry, type Place } from './log.ts';

const BATCH = 500;
/** News that waits for a transaction begun before it is looked for again after this, and not at each commit of others; the longer it takes, the less often. */
const UNSETTLED_MS = 20;
const MOST_PATIENCE_MS = 160;
const KEEP_MS = 10_000;
/** While so much happens at once, news is carried this much apart: a batch of twice as many costs little more, and what comes in goes before what follows from it. */
const MANY = 12;
const BUSY_MS = 150;
const VERY_MANY = 100;
const RUSH_MS = 1000;
const relayActor = systemActor('relay');
export const RETRY_JOB = 'platform.retry_listener';

/** Carries committed events to listeners, in order. Several processes may run one each: a listener works in one at a time. */
export class Relay {
  readonly #db: Database;
  readonly #log: Logger;
  readonly #listeners: readonly Listener[];
  readonly #places = new Map<string, Place>();
  /** whose place is not written down yet */
  readonly #passed = new Set<string>();
  #kept = performance.now();
  #wake: (() => void) | undefined;
  #woken = false;
  #stopping = false;
  #running: Promise<void> | undefined;

  constructor(db: Database, listeners: readonly Listener[], log: Logger) {
    this.#db = db;
    this.#listeners = listeners;
    this.#log = log;
    const names = listeners.map((listener) => listener.name);
    if (new Set(names).size !== names.length) throw new Error('two listeners have the same name');
  }

  async start(): Promise<void> {
    await this.#db.transact(relayActor, (tx) => this.#enter(tx));
    this.#running = this.#run();
  }

  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
    await this.#keepPlaces();
  }

  /** Carries everything that is settled now; for tests and imports. */
  async drain(): Promise<void> {
    while ((await this.#round()) === 'news');
  }

  /** Runs one listener on one event again, for a retry or an operator's replay. */
  async redeliver(tx: Tx, listenerName: string, event: EventRecord): Promise<void> {
    const listener = this.#listeners.find((candidate) => candidate.name === listenerName);
    if (listener) await deliver(tx, listener, event);
  }

  /** New listeners begin at the start of the log, so that a room added later knows what happened before it; those that want only news, at its end. */
  async #enter(tx: Tx): Promise<void> {
    const end = await endOfLog(tx);
    for (const listener of this.#listeners) {
      const from = listener.begins === 'now' ? end : { xid: '0', seq: 0 };
      await tx.run(sql`insert into platform.listener (name, xid, seq) values (${listener.name}, ${from.xid}::xid8, ${from.seq}) on conflict do nothing`);
    }
    const rows = await tx.rows<{ name: string; xid: string; seq: number }>(sql`select name, xid::text, seq from platform.listener`);
    for (const row of rows) this.#places.set(row.name, { xid: row.xid, seq: row.seq });
  }

  async #run(): Promise<void> {
    for (let patience = UNSETTLED_MS; !this.#stopping; ) {
      this.#woken = false;
      try {
        const found = await this.#round();
        if (found === 'unsettled') await pause(patience);
        patience = found === 'unsettled' ? Math.min(MOST_PATIENCE_MS, patience * 2) : UNSETTLED_MS;
        if (performance.now() - this.#kept > KEEP_MS) {
          this.#kept = performance.now();
          await this.#keepPlaces();
        }
        if (found !== 'nothing') continue;
      } catch (error) {
        this.#log.error({ err: error }, 'the relay could not read the log; it tries again');
      }
      if (!this.#woken && !this.#stopping) await this.#sleep(1000);
    }
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Carries one batch from the place of the listener that is furthest behind; what there was. */
  async #round(): Promise<'news' | 'unsettled' | 'nothing'> {
    const began = performance.now();
    const places = new Map(this.#places);
    const mine = this.#listeners.map((listener) => places.get(listener.name) as Place);
    if (mine.length === 0) return 'nothing';
    const from = mine.reduce((first, place) => (isBefore(place, first) ? place : first));
    const [entries, isUnsettled] = await this.#db.read(relayActor, (tx) => Promise.all([readLog(tx, from, BATCH), isAnyUnsettled(tx)]));
    const last = entries.at(-1)?.place;
    if (last === undefined) return isUnsettled ? 'unsettled' : 'nothing';
    const wanted = await this.#ask(this.#wantedOf(entries, places));
    for (const listener of this.#listeners) if (!wanted.has(listener)) this.#passOver(listener, last);
    await Promise.all([...wanted].map(([listener, events]) => this.#carry(listener, events, places.get(listener.name) as Place, last)));
    if (!this.#stopping) await pause(Math.max(0, restAfter(entries.length) - (performance.now() - began)));
    return 'news';
  }

  #wantedOf(entries: readonly LogEntry[], places: ReadonlyMap<string, Place>): Map<Listener, EventRecord[]> {
    const wanted = new Map<Listener, EventRecord[]>();
    for (const listener of this.#listeners) {
      const place = places.get(listener.name) as Place;
      const events = entries.filter((entry) => listener.hears.includes(entry.event.name) && isBefore(place, entry.place)).map((entry) => entry.event);
      if (events.length > 0) wanted.set(listener, events);
    }
    return wanted;
  }

  /** Leaves out those that say it is not their business; when asking fails, it is everybody's. */
  async #ask(wanted: Map<Listener, EventRecord[]>): Promise<Map<Listener, EventRecord[]>> {
    const asked = [...wanted].filter(([listener]) => listener.concerns !== undefined);
    if (asked.length === 0) return wanted;
    try {
      const answers = await this.#db.read(relayActor, (tx) => Promise.all(asked.map(async ([listener, events]) => listener.concerns?.(tx, events))));
      const others = new Set(asked.flatMap(([listener], i) => (answers[i] === false ? [listener] : [])));
      return new Map([...wanted].filter(([listener]) => !others.has(listener)));
    } catch (error) {
      this.#log.warn({ err: error }, 'listeners could not be asked whether news is their business');
      return wanted;
    }
  }

  /** It is further on, which is written down only now and then: whoever starts again looks through the same news once more. */
  #passOver(listener: Listener, upTo: Place): void {
    if (!isBefore(this.#places.get(listener.name) as Place, upTo)) return;
    this.#places.set(listener.name, upTo);
    this.#passed.add(listener.name);
  }

  async #keepPlaces(): Promise<void> {
    if (this.#passed.size === 0) return;
    const places = [...this.#passed].map((name) => ({ name, ...this.#places.get(name) }));
    this.#passed.clear();
    await this.#db.transact(relayActor, (tx) => tx.run(sql`
      update platform.listener l set xid = p.xid::xid8, seq = p.seq from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(name text, xid text, seq bigint)
      where l.name = p.name and (l.xid, l.seq) < (p.xid::xid8, p.seq)`));
  }

  async #carry(listener: Listener, events: readonly EventRecord[], from: Place, upTo: Place): Promise<void> {
    const moved = await this.#db.transact(relayActor, (tx) => this.#handle(tx, listener, events, from, upTo));
    this.#places.set(listener.name, moved);
  }

  /** Locks the listener's place; when it was moved since these were chosen, by another process or another round, they are chosen again. */
  async #handle(tx: Tx, listener: Listener, wanted: readonly EventRecord[], from: Place, upTo: Place): Promise<Place> {
    const held = await tx.one<Place>(sql`select xid::text, seq from platform.listener where name = ${listener.name} for update`);
    if (!isBefore(held, upTo)) return held;
    if (isBefore(from, held)) return held;
    await this.#deliverAll(tx, listener, wanted);
    tx.post(sql`update platform.listener set xid = ${upTo.xid}::xid8, seq = ${upTo.seq}, handled_at = ${tx.now} where name = ${listener.name}`);
    return upTo;
  }

  async #deliverAll(tx: Tx, listener: Listener, events: readonly EventRecord[]): Promise<void> {
    if (events.length > 1) {
      try {
        await tx.attempt(() => deliverTogether(tx, listener, events));
        return;
      } catch (error) {
        this.#log.warn({ err: error, listener: listener.name, events: events.length }, 'a batch failed; its events are tried one by one');
      }
    }
    for (const event of events) {
      try {
        await tx.attempt(() => deliver(tx, listener, event));
      } catch (error) {
        this.#log.error({ err: error, listener: listener.name, event: event.id, name: event.name }, 'a listener failed; it will be tried again');
        await tx.schedule({ kind: RETRY_JOB, key: `${listener.name}:${event.id}`, brandId: event.brandId, payload: { listener: listener.name, seq: event.seq }, runAt: new Date(tx.now.getTime() + 2000) });
      }
    }
  }
}

/** Milliseconds from the beginning of a round to the next; none when a full batch says that more is waiting. */
function restAfter(events: number): number {
  if (events < MANY || events === BATCH) return 0;
  return events < VERY_MANY ? BUSY_MS : RUSH_MS;
}

async function deliverTogether(tx: Tx, listener: Listener, events: readonly EventRecord[]): Promise<void> {
  if (listener.handleBatch) return listener.handleBatch(tx, events);
  for (const event of events) await listener.handle?.(tx, event);
}

function deliver(tx: Tx, listener: Listener, event: EventRecord): Promise<void> {
  if (listener.handle) return listener.handle(tx, event);
  return listener.handleBatch?.(tx, [event]) ?? Promise.resolve();
}

function isBefore(a: Place, b: Place): boolean {
  const ax = BigInt(a.xid);
  const bx = BigInt(b.xid);
  return ax < bx || (ax === bx && a.seq < b.seq);
}
