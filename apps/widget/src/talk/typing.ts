import type { Line } from './line.ts';
import type { Board } from './shown.ts';

const FADES_MS = 8000;
const SAY_EVERY_MS = 3000;

/** Who types: shown until it was not heard for a while, and of the shopper said now and then. */
export class Typing {
  readonly #board: Board;
  readonly #line: Line;
  #fading: ReturnType<typeof setTimeout> | undefined;
  #saidAt = 0;

  constructor(board: Board, line: Line) {
    this.#board = board;
    this.#line = line;
  }

  /** Somebody types an answer; null when they stopped. */
  hear(name: string | null): void {
    clearTimeout(this.#fading);
    this.#board.set({ typing: name });
    if (name !== null) this.#fading = setTimeout(() => this.#board.set({ typing: null }), FADES_MS);
  }

  say(on: boolean): void {
    const { current } = this.#board.shown;
    const now = Date.now();
    if (current === null || (on && now - this.#saidAt < SAY_EVERY_MS)) return;
    this.#saidAt = on ? now : 0;
    this.#line.say({ t: 'typing', chat: current, on });
  }
}
