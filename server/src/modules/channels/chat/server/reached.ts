import { noteReached } from '../commands/note-signals.ts';
import type { ChatPorts } from '../ports.ts';
import { actorIn } from '../room.ts';

/** Reading far and fast makes one note, not a hundred; and many who read at once make one change. */
const GATHER_MS = 400;

/** Gathers how far browsers have got, brand by brand, and notes it together. */
export class ReachedNotes {
  readonly #ports: ChatPorts;
  readonly #gathered = new Map<string, Map<string, { got: number; seen: number }>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(ports: ChatPorts) {
    this.#ports = ports;
  }

  add(brandId: string, chatId: string, got: number, seen: number): void {
    const chats = this.#gathered.get(brandId) ?? new Map<string, { got: number; seen: number }>();
    const far = chats.get(chatId) ?? { got: 0, seen: 0 };
    chats.set(chatId, { got: Math.max(far.got, got), seen: Math.max(far.seen, seen) });
    this.#gathered.set(brandId, chats);
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    for (const [brandId, chats] of this.#gathered) {
      // In one order always, so that two processes never wait for each other.
      const reached = [...chats].map(([chatId, far]) => ({ chatId, ...far })).toSorted((a, b) => (a.chatId < b.chatId ? -1 : 1));
      this.#ports.db.transact(actorIn(brandId), (tx) => noteReached(this.#ports, tx, reached)).catch((error: Error) => this.#ports.log.debug({ err: error }, 'how far chats were read could not be noted'));
    }
    this.#gathered.clear();
  }
}
