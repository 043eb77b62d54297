import { CallProblem } from './call.ts';
import type { Keep, Unsent } from './keep.ts';
import { lastSeq } from './lines.ts';
import type { Board } from './shown.ts';

/** Where a message stands: the server gave it its number. */
export interface Placed {
  readonly chat: string;
  readonly seq: number;
}

interface Way {
  /** Brings one message to the server; null when it was put away before it left. Throws a `CallProblem`. */
  readonly send: (unsent: Unsent) => Promise<Placed | null>;
  /** Asks for the lines of a chat that the socket will not bring. */
  readonly fetchLines: (chat: string) => void;
}

const RETRY_MS = 4000;

/** What was written and has not arrived. It outlives the page, and the same message arrives once however often it is sent. */
export class Outbox {
  readonly #board: Board;
  readonly #keep: Keep;
  readonly #way: Way;
  #sending = false;
  /** taken by the server; shown as sending until their lines are here */
  readonly #sent = new Set<string>();

  constructor(board: Board, keep: Keep, way: Way) {
    this.#board = board;
    this.#keep = keep;
    this.#way = way;
  }

  /** Written down at once, sent as soon as it can be. */
  add(text: string, files: Unsent['files'], topic: string): void {
    const { chats, current, unsent } = this.#board.shown;
    const chat = chats.find((one) => one.id === current && !one.ended);
    const next: Unsent = { client_id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`, text, files, at: new Date().toISOString(), ...(chat ? { chat: chat.id } : {}), ...(topic ? { topic } : {}) };
    this.#board.set({ unsent: [...unsent, next], stuck: null });
    this.keep();
    this.sendNext();
  }

  /** Throws what was not taken away. */
  drop(clientId: string): void {
    this.#board.set({ unsent: this.#without(clientId), stuck: null });
    this.keep();
    this.sendNext();
  }

  /** Writes what waits where the next page finds it. */
  keep(): void {
    this.#keep.outbox = this.#board.shown.unsent;
  }

  /** What tabs left behind that were closed before it arrived is sent from here, between what waits here, as it was written. */
  async takeOver(): Promise<void> {
    const { unsent, taken } = await this.#keep.left();
    if (unsent.length > 0) {
      const ids = new Set(unsent.map((one) => one.client_id));
      const mine = this.#board.shown.unsent.filter((one) => !ids.has(one.client_id));
      this.#board.set({ unsent: [...unsent, ...mine].sort((one, other) => one.at.localeCompare(other.at)) });
      this.keep();
      taken();
      this.sendNext();
    }
  }

  sendNext(): void {
    if (!this.#sending) void this.#sendAll();
  }

  /** One after the other, so that it arrives in the order it was written. */
  async #sendAll(): Promise<void> {
    this.#sending = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        const placed = await this.#way.send(next);
        if (placed) this.#taken(next, placed);
      }
      this.#board.set({ stuck: null });
    } catch (problem) {
      const passing = !(problem instanceof CallProblem) || problem.passing;
      this.#board.set({ stuck: passing ? 'waiting' : problem.code });
      if (passing && this.#board.shown.state !== 'blocked') setTimeout(() => this.sendNext(), RETRY_MS);
    } finally {
      this.#sending = false;
    }
  }

  #next(): Unsent | undefined {
    return this.#board.shown.unsent.find((one) => !this.#sent.has(one.client_id));
  }

  /** It has its number. Its line comes over the socket; where that does not get through it is asked for. */
  #taken({ client_id }: Unsent, { chat, seq }: Placed): void {
    const { chats, current, lines, state } = this.#board.shown;
    if (current === null || chats.find((one) => one.id === current)?.ended) this.#board.set({ current: chat });
    this.#sent.add(client_id);
    if (lastSeq(lines[chat]) >= seq) this.#board.set({ unsent: this.#without(client_id) });
    else if (state !== 'open') this.#way.fetchLines(chat);
    this.keep();
  }

  #without(clientId: string): Unsent[] {
    return this.#board.shown.unsent.filter((one) => one.client_id !== clientId);
  }
}
