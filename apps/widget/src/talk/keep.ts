/** What this browser keeps of a chat; a browser that keeps nothing chats all the same, until the page is left. */
export class Keep {
  readonly #name: string;
  /** What the browser would not keep; what it keeps is read from it alone, for other tabs change it. */
  readonly #here = new Map<string, string>();
  /** Each page writes down what waits in it by itself: in one list for all tabs the last one to write would win. */
  readonly #waiting = `:unsent:${Date.now()}-${Math.random().toString(36).slice(2)}`;
  #letGo: (() => void) | null = null;

  constructor(key: string) {
    this.#name = `keepdesk:${key}`;
  }

  get visitor(): string | null {
    return this.#get('');
  }

  set visitor(credentials: string | null) {
    this.#set('', credentials);
  }

  /** What was written in this page and has not arrived. */
  get outbox(): Unsent[] {
    return listIn(this.#get(this.#waiting));
  }

  set outbox(unsent: readonly Unsent[]) {
    this.#set(this.#waiting, unsent.length === 0 ? null : JSON.stringify(unsent));
    if (unsent.length === 0) this.leave();
    else this.#hold();
  }

  /** What pages that are gone left behind; `taken` once it is written down elsewhere. Taking what somebody still sends is harmless. */
  async left(): Promise<{ unsent: Unsent[]; taken: () => void }> {
    const alive = await heldLocks();
    const keys = this.#unsentKeys().filter((key) => key !== this.#name + this.#waiting && !alive.has(key));
    return { unsent: keys.flatMap((key) => listIn(localStorage.getItem(key))), taken: () => keys.forEach((key) => localStorage.removeItem(key)) };
  }

  /** The page is left: what waits in it is for others to send. */
  leave(): void {
    this.#letGo?.();
    this.#letGo = null;
  }

  /** Says to other tabs that this one lives. Only while something waits: a page that holds a lock is not there when one goes back to it. */
  #hold(): void {
    if (this.#letGo) return;
    const held = new Promise<void>((resolve) => {
      this.#letGo = resolve;
    });
    locks()?.request(this.#name + this.#waiting, () => held).catch(() => {});
  }

  #unsentKeys(): string[] {
    try {
      return Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '').filter((key) => key.startsWith(`${this.#name}:unsent`));
    } catch {
      return [];
    }
  }

  get draft(): string {
    return this.#get(':draft') ?? '';
  }

  set draft(text: string) {
    this.#set(':draft', text === '' ? null : text);
  }

  /** The invitation that led to the chat, until a message has carried it to the server. */
  get invitation(): string | null {
    try {
      return sessionStorage.getItem(`${this.#name}:invitation`);
    } catch {
      return null;
    }
  }

  forgetInvitation(): void {
    try {
      sessionStorage.removeItem(`${this.#name}:invitation`);
    } catch {
      // It was not kept either.
    }
  }

  /** Another tab of this shop changed something. */
  onOtherTab(tell: () => void): void {
    addEventListener('storage', (event) => {
      // Null: everything was thrown away at once.
      if (event.key !== this.#name && event.key !== null) return;
      this.#here.delete('');
      tell();
    });
  }

  clear(): void {
    this.leave();
    // Whoever sits here next was not invited.
    this.forgetInvitation();
    for (const part of ['', this.#waiting, ':draft']) this.#set(part, null);
    for (const key of this.#unsentKeys()) localStorage.removeItem(key);
  }

  #get(part: string): string | null {
    const here = this.#here.get(part);
    if (here !== undefined) return here;
    try {
      return localStorage.getItem(this.#name + part);
    } catch {
      return null;
    }
  }

  #set(part: string, value: string | null): void {
    this.#here.delete(part);
    try {
      if (value === null) localStorage.removeItem(this.#name + part);
      else localStorage.setItem(this.#name + part, value);
    } catch {
      // Then it is known to this page only.
      if (value !== null) this.#here.set(part, value);
    }
  }
}

function listIn(text: string | null): Unsent[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(kept) ? (kept as Unsent[]) : [];
  } catch {
    return [];
  }
}

/** Not in old browsers, nor on pages that came without encryption. */
const locks = (): LockManager | undefined => (navigator as { locks?: LockManager }).locks;

async function heldLocks(): Promise<Set<string | undefined>> {
  const { held = [], pending = [] } = (await locks()?.query().catch(() => null)) ?? {};
  return new Set([...held, ...pending].map((lock) => lock.name));
}

export interface Unsent {
  readonly client_id: string;
  readonly text: string;
  readonly chat?: string;
  readonly topic?: string;
  readonly files: ReadonlyArray<{ id: string; name: string; type: string; size: number }>;
  readonly at: string;
}
