/** What this browser keeps of a chat; a browser that keeps nothing chats all the same, until the page is left. */
export class Keep {
  readonly #name: string;
  readonly #here = new Map<string, string>();

  constructor(key: string) {
    this.#name = `keepdesk:${key}`;
  }

  get visitor(): string | null {
    return this.#get('');
  }

  set visitor(credentials: string | null) {
    this.#set('', credentials);
  }

  /** What was written and has not arrived. */
  get outbox(): Unsent[] {
    try {
      const kept: unknown = JSON.parse(this.#get(':unsent') ?? '[]');
      return Array.isArray(kept) ? (kept as Unsent[]) : [];
    } catch {
      return [];
    }
  }

  set outbox(unsent: readonly Unsent[]) {
    this.#set(':unsent', unsent.length === 0 ? null : JSON.stringify(unsent));
  }

  get draft(): string {
    return this.#get(':draft') ?? '';
  }

  set draft(text: string) {
    this.#set(':draft', text === '' ? null : text);
  }

  /** Another tab of this shop changed something. */
  onOtherTab(tell: () => void): void {
    addEventListener('storage', (event) => {
      if (event.key === this.#name) tell();
    });
  }

  clear(): void {
    for (const part of ['', ':unsent', ':draft']) this.#set(part, null);
  }

  #get(part: string): string | null {
    try {
      return localStorage.getItem(this.#name + part) ?? this.#here.get(part) ?? null;
    } catch {
      return this.#here.get(part) ?? null;
    }
  }

  #set(part: string, value: string | null): void {
    if (value === null) this.#here.delete(part);
    else this.#here.set(part, value);
    try {
      if (value === null) localStorage.removeItem(this.#name + part);
      else localStorage.setItem(this.#name + part, value);
    } catch {
      // Then it is known to this page only.
    }
  }
}

export interface Unsent {
  readonly client_id: string;
  readonly text: string;
  readonly chat?: string;
  readonly topic?: string;
  readonly files: ReadonlyArray<{ id: string; name: string; type: string; size: number }>;
  readonly at: string;
}
