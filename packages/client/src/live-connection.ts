/** What the server says over `/api/v1/live`. */
export interface LiveNews {
  type: 'hello' | 'changed' | 'presence' | 'chat';
  brand_id?: string;
  events?: Array<{ name: string; subject_id: string; actor_id?: string | null; conversation_id?: string; fields?: string[]; unread?: boolean; channel?: string; opened?: boolean; junk?: boolean }>;
  conversation_id?: string;
  viewers?: Array<{ id: string; name: string; state: 'viewing' | 'typing' }>;
  /** of a chat: the shopper types, or stopped */
  typing?: boolean;
  /** chats beside which something is another now */
  changed_ids?: string[];
}

/** What must be asked for again after news: lists, and the conversations concerned. */
export interface Stale {
  inbox: boolean;
  figures: boolean;
  /** Whether there may be something new under the bell. */
  told: boolean;
  /** Ids; `all` when something beside conversations changed (an order, a parcel, a customer). */
  conversations: string[] | 'all';
}

type News = NonNullable<LiveNews['events']>[number];

const onlyRead = (event: News): boolean => event.name === 'conversations.changed' && event.fields?.length === 1 && event.fields[0] === 'unread' && typeof event.unread === 'boolean';

/** Conversations of which nothing changed but that they were read (or are unread again): known to the letter, nothing needs asking. */
export function readMarks(events: readonly News[]): Map<string, boolean> {
  return new Map(events.filter(onlyRead).map((event) => [event.subject_id, event.unread === true]));
}

/** Reads what a batch of events means for what is on the screen. */
export function staleAfter(all: readonly News[]): Stale {
  const events = all.filter((event) => !onlyRead(event));
  const beside = events.some((event) => /^(orders|shipments|customers|memberships|reviews)\./.test(event.name));
  const ours = events.filter((event) => /^(conversations|sla|escalations)\./.test(event.name));
  return {
    inbox: ours.length > 0,
    told: events.some((event) => event.name.startsWith('notifications.')),
    figures: ours.length > 0 || events.some((event) => /^(facts|insights)\./.test(event.name)),
    // A return is announced with the conversation it was asked from as its subject, and that somebody who was told writes with what they wrote.
    conversations: beside ? 'all' : [...new Set([...ours, ...events.filter((event) => event.name.startsWith('returns.') || event.name === 'outreach.recognised')].flatMap((event) => [event.subject_id, ...(event.conversation_id ? [event.conversation_id] : [])]))],
  };
}

export type LiveState = 'connecting' | 'open' | 'lost';

export interface Presence {
  conversation_id: string;
  brand_id: string;
  state: 'viewing' | 'typing' | 'left';
  /** what is typed will be read by the customer; a note is not */
  replying?: boolean;
}

/** The part of a WebSocket this needs; tests pass their own. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  send: (text: string) => void;
  close: () => void;
  readyState: number;
}

export interface LiveOptions {
  open: () => Socket;
  onNews: (news: LiveNews) => void;
  onState: (state: LiveState) => void;
  /** 0–1, spreads reconnecting browsers after a restart. */
  random: () => number;
  wait: (ms: number, then: () => void) => () => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const OPEN = 1;

/** Milliseconds before attempt `failures` (1, 2, …): doubling from half a second to thirty, spread by ±25 %. */
export function backOff(failures: number, random: number): number {
  const base = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(base * (0.75 + random * 0.5));
}

/** Keeps one live connection open, reconnects with back-off, and repeats the presence it last said. */
export class LiveConnection {
  #options: LiveOptions;
  #socket: Socket | null = null;
  #failures = 0;
  #stopWaiting: (() => void) | null = null;
  #presence: Presence | null = null;
  #closed = true;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  start(): void {
    this.#closed = false;
    this.#connect();
  }

  stop(): void {
    this.#closed = true;
    this.#stopWaiting?.();
    this.#socket?.close();
    this.#socket = null;
  }

  /** Tries at once, e.g. when the browser says it is online again. */
  wake(): void {
    if (this.#closed || this.#socket) return;
    this.#stopWaiting?.();
    this.#connect();
  }

  say(presence: Presence): void {
    this.#presence = presence.state === 'left' ? null : presence;
    this.#send(presence);
  }

  #send(presence: Presence): void {
    if (this.#socket?.readyState === OPEN) this.#socket.send(JSON.stringify({ type: 'presence', ...presence }));
  }

  #connect(): void {
    this.#options.onState('connecting');
    const socket = this.#options.open();
    this.#socket = socket;
    socket.onopen = () => {
      this.#failures = 0;
      this.#options.onState('open');
      if (this.#presence) this.#send(this.#presence);
    };
    socket.onmessage = (event) => {
      const news = readNews(event.data);
      if (news) this.#options.onNews(news);
    };
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
  }

  #lost(): void {
    this.#socket = null;
    if (this.#closed) return;
    this.#failures += 1;
    this.#options.onState('lost');
    this.#stopWaiting = this.#options.wait(backOff(this.#failures, this.#options.random()), () => this.#connect());
  }
}

/** Reads one message of the server; anything that is not news is left alone. */
export function readNews(data: unknown): LiveNews | null {
  if (typeof data !== 'string') return null;
  try {
    const parsed: unknown = JSON.parse(data);
    return typeof parsed === 'object' && parsed !== null && 'type' in parsed ? (parsed as LiveNews) : null;
  } catch {
    return null;
  }
}
