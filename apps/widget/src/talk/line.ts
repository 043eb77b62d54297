/** The part of a WebSocket this needs; tests pass their own. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
  readonly readyState: number;
}

export interface LineOptions {
  open(): Socket;
  /** what is said first on every new connection */
  hello(): Record<string, unknown>;
  onFrame(frame: Record<string, unknown>): void;
  onState(state: LineState): void;
  /** the server does not want us (blocked, unknown): the line is not tried again by itself */
  onRefused(code: number): void;
  wait(ms: number, then: () => void): () => void;
  random(): number;
}

export type LineState = 'connecting' | 'open' | 'lost';

const OPEN = 1;
const FIRST_MS = 400;
const LONGEST_MS = 20_000;
const PING_MS = 25_000;
const ANSWER_MS = 8000;

/** Keeps one connection: reconnects with growing, spread waits, and finds out by itself when the other side is gone without a word. */
export class Line {
  readonly #options: LineOptions;
  #socket: Socket | null = null;
  #failures = 0;
  #stopWaiting: (() => void) | null = null;
  #stopPing: (() => void) | null = null;
  #closed = true;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  start(): void {
    if (!this.#closed) return;
    this.#closed = false;
    this.#connect();
  }

  stop(): void {
    this.#closed = true;
    this.#stopWaiting?.();
    this.#stopPing?.();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  /** The laptop woke, the network is back, the page is looked at: is the line still there? */
  wake(): void {
    if (this.#closed) return;
    if (this.#socket?.readyState === OPEN) this.#ping();
    else if (this.#socket === null) {
      this.#stopWaiting?.();
      this.#connect();
    }
  }

  /** False when it could not be said now. */
  say(frame: Record<string, unknown>): boolean {
    if (this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** What came does not follow what is here: the line is opened anew and says what it has. */
  again(): void {
    this.#socket?.close();
  }

  #connect(): void {
    this.#options.onState('connecting');
    const socket = this.#options.open();
    this.#socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({ t: 'hello', ...this.#options.hello() }));
      this.#pingLater();
    };
    socket.onmessage = ({ data }) => {
      if (this.#socket !== socket) return;
      const frame = read(data);
      this.#pingLater();
      if (frame?.t === 'ready') {
        this.#failures = 0;
        this.#options.onState('open');
      }
      if (frame !== null && frame.t !== 'pong') this.#options.onFrame(frame);
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#lost(code);
    };
  }

  #pingLater(): void {
    this.#stopPing?.();
    this.#stopPing = this.#options.wait(PING_MS, () => this.#ping());
  }

  #ping(): void {
    const socket = this.#socket;
    if (!this.say({ t: 'ping' })) return;
    this.#stopPing?.();
    this.#stopPing = this.#options.wait(ANSWER_MS, () => {
      if (this.#socket !== socket) return;
      // Closing a dead connection may take minutes to be told; we do not wait for it.
      this.#lost(1006);
      socket?.close();
    });
  }

  #lost(code: number): void {
    this.#socket = null;
    this.#stopPing?.();
    if (this.#closed) return;
    this.#options.onState('lost');
    if (code >= 4400 && code !== 4408 && code !== 4429) {
      this.#closed = true;
      this.#options.onRefused(code);
      return;
    }
    this.#failures += 1;
    const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** (this.#failures - 1));
    this.#stopWaiting = this.#options.wait(Math.round(base * (0.75 + this.#options.random() * 0.5)), () => this.#connect());
  }
}

function read(data: unknown): Record<string, unknown> | null {
  try {
    const frame: unknown = JSON.parse(String(data));
    return typeof frame === 'object' && frame !== null ? (frame as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
