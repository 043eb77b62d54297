import type { ChatPorts } from '../ports.ts';

const GATHER_MS = 150;

/** What desks are told of chats. Typing goes at once; that something beside a chat changed is gathered, for it goes to every desk there is. */
export class DeskNews {
  readonly #tell: ChatPorts['tellDesk'];
  readonly #changed = new Map<string, Set<string>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: ChatPorts['tellDesk']) {
    this.#tell = tell;
  }

  typing(brandId: string, conversationId: string, on: boolean): void {
    this.#tell(brandId, { conversation_id: conversationId, typing: on });
  }

  changed(brandId: string, conversationId: string): void {
    const ids = this.#changed.get(brandId) ?? new Set<string>();
    this.#changed.set(brandId, ids.add(conversationId));
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#flush(), GATHER_MS);
  }

  #flush(): void {
    this.#timer = undefined;
    for (const [brandId, ids] of this.#changed) this.#tell(brandId, { changed_ids: [...ids] });
    this.#changed.clear();
  }
}
