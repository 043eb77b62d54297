import type { ChatView, LineView, StartedView } from '../../../../server/src/modules/channels/chat/contract.ts';
import type { Unsent } from './keep.ts';
import type { LineState } from './line.ts';

/** Everything the panel shows. */
export interface Shown {
  readonly started: boolean;
  readonly state: LineState | 'idle' | 'blocked';
  readonly open: boolean;
  readonly nextOpenAt: string | null;
  readonly me: StartedView['me'];
  readonly chats: readonly ChatView[];
  /** the chat that is shown; null while none is begun */
  readonly current: string | null;
  readonly lines: Readonly<Record<string, readonly LineView[]>>;
  readonly unsent: readonly Unsent[];
  /** a message that will not get through by itself, and why */
  readonly stuck: string | null;
  /** who types an answer */
  readonly typing: string | null;
}

/** What is shown to somebody the server does not know. */
export const stranger: Omit<Shown, 'open' | 'nextOpenAt'> = { started: false, state: 'idle', me: { name: '', email: null, signed_in: false }, chats: [], current: null, lines: {}, unsent: [], stuck: null, typing: null };

/** Holds what is shown and tells who looks at it when it changes. */
export class Board {
  #shown: Shown;
  readonly #listeners = new Set<() => void>();

  constructor(shown: Shown) {
    this.#shown = shown;
  }

  get shown(): Shown {
    return this.#shown;
  }

  listen(tell: () => void): () => void {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  set(change: Partial<Shown>): void {
    this.prepare(change);
    for (const tell of this.#listeners) tell();
  }

  /** Seen with the next change only: what takes its place is on the way. */
  prepare(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
  }
}
