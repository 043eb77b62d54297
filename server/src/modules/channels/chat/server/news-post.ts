import { randomUUID } from 'node:crypto';
import { CHAT_NEWS, type ChatNews } from '../commands/tell.ts';

const GATHER_MS = 5;
/** PostgreSQL carries 8,000 bytes in one notification. */
const MOST_BYTES = 7000;

interface Bundle {
  readonly chat: 'many';
  readonly from: string;
  readonly news: readonly ChatNews[];
}

/**
 * News of chats between processes. This one hears its own at once; the others get what came up within a moment in one
 * notification, for each costs a round trip on a connection that all news share.
 */
export class NewsPost {
  readonly #id = randomUUID();
  readonly #notify: (message: string) => void;
  readonly #hear: (news: ChatNews) => void;
  #waiting: string[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(notify: (message: string) => void, hear: (news: ChatNews) => void) {
    this.#notify = notify;
    this.#hear = hear;
  }

  send(message: string): void {
    this.#hear(JSON.parse(message) as ChatNews);
    if (this.#bytes + Buffer.byteLength(message) > MOST_BYTES) this.#flush();
    this.#waiting.push(message);
    this.#bytes += Buffer.byteLength(message) + 1;
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#flush(), GATHER_MS);
  }

  /** A notification; false when it is not about chats. */
  receive(message: string): boolean {
    if (!message.startsWith(CHAT_NEWS)) return false;
    const bundle = JSON.parse(message) as Bundle;
    if (bundle.from !== this.#id) for (const news of bundle.news) this.#hear(news);
    return true;
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    this.#notify(`${CHAT_NEWS}"many","from":"${this.#id}","news":[${this.#waiting.join(',')}]}`);
    this.#waiting = [];
    this.#bytes = 0;
  }
}
