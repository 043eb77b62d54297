import type { StartedView } from '../../../../server/src/modules/channels/chat/contract.ts';
import { call, CallProblem, type Caller } from './call.ts';
import type { Keep, Unsent } from './keep.ts';
import type { Line } from './line.ts';
import { stranger, type Board } from './shown.ts';

const UNKNOWN = 4401;
const BLOCKED = 4403;
/** As long as a message waits until it is known whose it is: better a stranger's than none. */
const KNOWN_WITHIN_MS = 10_000;

/** Who the shopper is to the server: begun when it is needed, the same in all tabs, forgotten when they sign out. */
export class Session {
  readonly #board: Board;
  readonly #keep: Keep;
  readonly #caller: Caller;
  readonly #line: Line;
  readonly #lang: string;
  #beginning: Promise<void> | null = null;
  /** while the server looks at what the shop says of who this is; never refused */
  #identifying: Promise<unknown> | null = null;

  constructor(board: Board, keep: Keep, caller: Caller, line: Line, lang: string) {
    this.#board = board;
    this.#keep = keep;
    this.#caller = caller;
    this.#line = line;
    this.#lang = lang;
  }

  /** Says who we are and opens the line; a second call waits for the first. */
  begin(): Promise<void> {
    this.#beginning ??= this.#begin().catch((problem: unknown) => {
      this.#beginning = null;
      this.#board.set({ state: problem instanceof CallProblem && problem.code === 'blocked' ? 'blocked' : 'lost' });
      throw problem;
    });
    return this.#beginning;
  }

  async #begin(): Promise<void> {
    const kept = this.#keep.visitor;
    const started = await call<StartedView>(this.#caller, 'POST', '/start', { ...(kept ? { visitor: kept } : {}), locale: this.#lang });
    // Signed out while it was asked for: who it was is not written down again.
    if (kept !== null && this.#keep.visitor === null) return;
    this.take(started);
    this.#line.start();
  }

  /** The server says who we are to it, and which chats we have. */
  take({ visitor, me, open, next_open_at, chats }: StartedView): void {
    if (visitor) this.#keep.visitor = visitor;
    const running = chats.find((chat) => !chat.ended);
    this.#board.set({ started: true, me, open, nextOpenAt: next_open_at, chats, current: this.#board.shown.current ?? running?.id ?? null });
  }

  /**
   * Begun, and known as whom the shop just said this is: what is written now is theirs, and proven to be.
   * What a message was sent as cannot be put right later.
   */
  async settled(): Promise<void> {
    await this.begin();
    if (this.#identifying) await Promise.race([this.#identifying, new Promise((resolve) => setTimeout(resolve, KNOWN_WITHIN_MS))]);
  }

  /** The shop says who this is; chats of somebody else are put away. */
  identify(token: string): Promise<void> {
    const known = this.#identify(token);
    const done = known.catch(() => {}).then(() => {
      if (this.#identifying === done) this.#identifying = null;
    });
    this.#identifying = done;
    return known;
  }

  async #identify(token: string): Promise<void> {
    await this.begin();
    const before = this.#keep.visitor;
    const known = await call<StartedView>(this.#caller, 'POST', '/identify', { token });
    if (known.visitor !== before) this.#board.prepare({ lines: {}, current: null, unsent: [] });
    this.take(known);
    this.#line.stop();
    this.#line.start();
  }

  logout(): void {
    if (this.#keep.visitor) call(this.#caller, 'POST', '/logout', {}, true).catch(() => {});
    this.forget();
  }

  forget(): void {
    this.#line.stop();
    this.#keep.clear();
    this.#beginning = null;
    this.#board.set(stranger);
  }

  /** Another tab signed in, out, or began: this one follows. */
  followOtherTab(): void {
    if (this.#keep.visitor === null) return this.forget();
    this.#line.stop();
    this.#beginning = null;
    this.#board.prepare({ lines: {}, current: null, unsent: withoutChat(this.#board.shown.unsent) });
    this.begin().catch(() => {});
  }

  /** The line was closed for good. */
  refused(code: number): void {
    if (code === UNKNOWN) {
      if (this.#keep.visitor === null) return this.forget();
      // The server does not know us any more: we begin anew, with what was written. Other tabs follow, with what was written in them.
      const { unsent } = this.#board.shown;
      this.#line.stop();
      this.#beginning = null;
      this.#board.set({ ...stranger, unsent: withoutChat(unsent) });
      this.begin().catch(() => {});
    } else if (code === BLOCKED) this.#board.set({ state: 'blocked' });
  }
}

/** The chats of a visitor who is no more take nothing. */
const withoutChat = (unsent: readonly Unsent[]): Unsent[] => unsent.map(({ chat: _gone, ...one }) => one);
