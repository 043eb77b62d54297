import type { ChatView, DetailsInput, LineView, OrdersView, StartedView } from '../../../../server/src/modules/channels/chat/contract.ts';
import type { CartSaid, LookSaid, PageSaid } from '../api.ts';
import { call, CallProblem, fetchFile, sendFile, type Caller } from './call.ts';
import { Keep, type Unsent } from './keep.ts';
import { Line, type LineState, type Socket } from './line.ts';
import { countUnread, takeLines } from './lines.ts';

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

interface Options {
  readonly base: string;
  readonly key: string;
  readonly lang: string;
  readonly look: LookSaid;
  readonly pages: readonly PageSaid[];
  readonly cart: CartSaid | null;
}

const TYPING_FADES_MS = 8000;
const SAY_TYPING_MS = 3000;
const RETRY_MS = 4000;
const ASK_MS = 8000;

/** Everything the panel shows, and everything it does. One of it in a page. */
export class ChatStore {
  readonly #options: Options;
  readonly #keep: Keep;
  readonly #line: Line;
  readonly #caller: Caller;
  readonly #listeners = new Set<() => void>();
  #shown: Shown;
  #beginning: Promise<void> | null = null;
  #sending = false;
  /** taken by the server; shown as sending until their lines are here */
  readonly #sent = new Set<string>();
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #saidTyping = 0;
  #cart: CartSaid | null;
  #page: PageSaid | null;
  readonly #earlier: PageSaid[];

  constructor(options: Options) {
    this.#options = options;
    this.#keep = new Keep(options.key);
    this.#caller = { base: options.base, key: options.key, visitor: () => this.#keep.visitor };
    this.#cart = options.cart;
    this.#earlier = options.pages.slice(0, -1);
    this.#page = options.pages[options.pages.length - 1] ?? null;
    this.#shown = { started: false, state: 'idle', open: options.look.open, nextOpenAt: options.look.next_open_at, me: { name: '', email: null, signed_in: false }, chats: [], current: null, lines: {}, unsent: this.#keep.outbox, stuck: null, typing: null };
    this.#line = new Line({
      open: () => new WebSocket(`${options.base.replace(/^http/, 'ws')}/chat/${options.key}/socket`) as unknown as Socket,
      hello: () => ({ visitor: this.#keep.visitor, has: Object.fromEntries(Object.entries(this.#shown.lines).map(([chat, lines]) => [chat, lines[lines.length - 1]?.seq ?? 0])) }),
      onFrame: (frame) => this.#hear(frame),
      onState: (state) => this.#set({ state }),
      onRefused: (code) => this.#refused(code),
      wait: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    });
    this.#keep.onOtherTab(() => this.#otherTab());
    const wake = (): void => {
      if (document.visibilityState === 'visible') this.#line.wake();
    };
    // Some networks let no socket through: then what is new is asked for.
    setInterval(() => {
      const { started, state, current } = this.#shown;
      if (started && state !== 'open' && state !== 'blocked' && current !== null && document.visibilityState === 'visible') void this.#fetchLines(current);
    }, ASK_MS);
    addEventListener('online', wake);
    addEventListener('pageshow', wake);
    document.addEventListener('visibilitychange', wake);
  }

  get shown(): Shown {
    return this.#shown;
  }

  get wasHere(): boolean {
    return this.#keep.visitor !== null;
  }

  get draft(): string {
    return this.#keep.draft;
  }

  set draft(text: string) {
    this.#keep.draft = text;
  }

  get unread(): number {
    return this.#shown.chats.reduce((sum, chat) => sum + countUnread(this.#shown.lines[chat.id] ?? [], chat.seen_seq), 0);
  }

  listen(tell: () => void): () => void {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  }

  /** Says who we are and opens the line; a second call waits for the first. */
  begin(): Promise<void> {
    this.#beginning ??= this.#begin().catch((problem: unknown) => {
      this.#beginning = null;
      if (problem instanceof CallProblem && problem.code === 'blocked') this.#set({ state: 'blocked' });
      else this.#set({ state: 'lost' });
      throw problem;
    });
    return this.#beginning;
  }

  async #begin(): Promise<void> {
    const kept = this.#keep.visitor;
    const started = await call<StartedView>(this.#caller, 'POST', '/start', { ...(kept ? { visitor: kept } : {}), locale: this.#options.lang });
    this.#take(started);
    this.#line.start();
  }

  #take(started: StartedView): void {
    if (started.visitor) this.#keep.visitor = started.visitor;
    const running = started.chats.find((chat) => !chat.ended);
    this.#set({ started: true, me: started.me, open: started.open, nextOpenAt: started.next_open_at, chats: started.chats, current: this.#shown.current ?? running?.id ?? null });
  }

  #hear(frame: Record<string, unknown>): void {
    if (frame.t === 'ready') return this.#ready(frame as unknown as StartedView);
    if (frame.t === 'lines') return this.#moreLines(String(frame.chat), frame.lines as LineView[]);
    if (frame.t === 'typing' && frame.chat === this.#shown.current) return this.#types(typeof frame.name === 'string' ? frame.name : null);
    if (frame.t === 'chat') return this.#chatChanged(frame.chat as ChatView);
    if (frame.t === 'bye' && frame.why === 'signed_out') this.#forget();
  }

  #ready(started: StartedView): void {
    this.#take({ ...started, visitor: '' });
    // What was looked at before the chat began, once; from then on where the shopper is.
    for (const page of this.#earlier.splice(0)) this.#line.say({ t: 'page', ...page });
    if (this.#page) this.#line.say({ t: 'page', ...this.#page });
    if (this.#cart) this.#line.say({ t: 'cart', ...this.#cart });
    void this.#sendNext();
  }

  #moreLines(chat: string, more: LineView[]): void {
    const { lines, gap } = takeLines(this.#shown.lines[chat] ?? [], more);
    const known = this.#shown.chats.some((one) => one.id === chat);
    const begun: ChatView = { id: chat, subject: more[0]?.text ?? '', last_seq: 0, seen_seq: 0, read_seq: 0, ended: false, at: more[0]?.at ?? new Date().toISOString(), survey: null };
    const arrived = new Set(lines.map((line) => line.client_id));
    this.#set({
      lines: { ...this.#shown.lines, [chat]: lines }, chats: known ? this.#shown.chats : [begun, ...this.#shown.chats], current: this.#shown.current ?? chat,
      unsent: this.#shown.unsent.filter((one) => !arrived.has(one.client_id)),
      ...(more.some((line) => line.ours) ? { typing: null } : {}),
    });
    this.#keep.outbox = this.#shown.unsent;
    const last = lines[lines.length - 1];
    if (last) this.#line.say({ t: 'got', chat, seq: last.seq });
    if (gap) this.#line.again();
  }

  #chatChanged(chat: ChatView): void {
    const current = chat.ended && this.#shown.current === chat.id ? chat.id : this.#shown.current;
    this.#set({ current, chats: this.#shown.chats.map((one) => (one.id === chat.id ? { ...chat, seen_seq: Math.max(chat.seen_seq, one.seen_seq), read_seq: Math.max(chat.read_seq, one.read_seq) } : one)) });
  }

  #types(name: string | null): void {
    clearTimeout(this.#typingTimer);
    this.#set({ typing: name });
    if (name !== null) this.#typingTimer = setTimeout(() => this.#set({ typing: null }), TYPING_FADES_MS);
  }

  /** The shopper's eyes are on the chat. */
  look(): void {
    const { current, chats, lines } = this.#shown;
    const chat = chats.find((one) => one.id === current);
    const last = lines[current ?? '']?.at(-1)?.seq ?? 0;
    if (!chat || last <= chat.seen_seq) return;
    if (!this.#line.say({ t: 'seen', chat: chat.id, seq: last })) call(this.#caller, 'POST', `/chats/${chat.id}/seen`, { seq: last }).catch(() => {});
    this.#set({ chats: chats.map((one) => (one === chat ? { ...one, seen_seq: last } : one)) });
  }

  /** How it went, in one press; or a few words about it. */
  async rate(chat: string, answer: { score?: number; comment?: string }): Promise<void> {
    await call(this.#caller, 'POST', `/chats/${chat}/survey`, answer);
    this.#set({ chats: this.#shown.chats.map((one) => (one.id === chat && one.survey ? { ...one, survey: { ...one.survey, score: answer.score ?? one.survey.score, commented: one.survey.commented || answer.comment !== undefined } } : one)) });
  }

  typing(on: boolean): void {
    const { current } = this.#shown;
    const now = Date.now();
    if (current === null || (on && now - this.#saidTyping < SAY_TYPING_MS)) return;
    this.#saidTyping = on ? now : 0;
    this.#line.say({ t: 'typing', chat: current, on });
  }

  /** Written down at once, sent as soon as it can be; the same message arrives once however often it is sent. */
  say(text: string, files: Unsent['files'], topic = ''): void {
    const chat = this.#shown.chats.find((one) => one.id === this.#shown.current && !one.ended);
    const unsent: Unsent = { client_id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`, text, files, at: new Date().toISOString(), ...(chat ? { chat: chat.id } : {}), ...(topic ? { topic } : {}) };
    this.#set({ unsent: [...this.#shown.unsent, unsent], stuck: null });
    this.#keep.outbox = this.#shown.unsent;
    void this.#sendNext();
  }

  /** Sends what waits, one after the other, so that it arrives in the order it was written. */
  async #sendNext(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let next = this.#toSend(); next; next = this.#toSend()) {
        await this.begin();
        const placed = await call<{ chat: string; seq: number }>(this.#caller, 'POST', '/messages', { client_id: next.client_id, text: next.text, files: next.files.map((file) => file.id), ...(next.chat ? { chat: next.chat } : {}), ...(next.topic ? { topic: next.topic } : {}), ...(this.#page?.url ? { page: { url: this.#page.url, title: this.#page.title ?? '' } } : {}) });
        this.#arrived(next, placed);
      }
      this.#set({ stuck: null });
    } catch (problem) {
      const passing = !(problem instanceof CallProblem) || problem.passing;
      this.#set({ stuck: passing ? 'waiting' : (problem as CallProblem).code });
      if (passing && this.#shown.state !== 'blocked') setTimeout(() => void this.#sendNext(), RETRY_MS);
    } finally {
      this.#sending = false;
    }
  }

  #toSend(): Unsent | undefined {
    return this.#shown.unsent.find((one) => !this.#sent.has(one.client_id));
  }

  /** It has its number. Its line comes over the socket; where that does not get through it is asked for. */
  #arrived(sent: Unsent, { chat, seq }: { chat: string; seq: number }): void {
    if (this.#shown.current === null || this.#shown.chats.find((one) => one.id === this.#shown.current)?.ended) this.#set({ current: chat });
    this.#sent.add(sent.client_id);
    const here = (this.#shown.lines[chat]?.at(-1)?.seq ?? 0) >= seq;
    if (here) this.#set({ unsent: this.#shown.unsent.filter((one) => one.client_id !== sent.client_id) });
    else if (this.#shown.state !== 'open') void this.#fetchLines(chat);
    this.#keep.outbox = this.#shown.unsent;
  }

  async #fetchLines(chat: string): Promise<void> {
    const after = this.#shown.lines[chat]?.at(-1)?.seq ?? 0;
    const found = await call<{ data: LineView[] }>(this.#caller, 'GET', `/chats/${chat}/lines?after=${after}`).catch(() => null);
    if (found) this.#moreLines(chat, found.data);
  }

  /** Throws what was not taken away. */
  drop(clientId: string): void {
    this.#set({ unsent: this.#shown.unsent.filter((one) => one.client_id !== clientId), stuck: null });
    this.#keep.outbox = this.#shown.unsent;
    void this.#sendNext();
  }

  retry(): void {
    void this.#sendNext();
  }

  async upload(file: File, onProgress: (part: number) => void): Promise<Unsent['files'][number]> {
    await this.begin();
    return sendFile(this.#caller, file, onProgress);
  }

  file(id: string): Promise<Blob> {
    return fetchFile(this.#caller, id);
  }

  async details(given: DetailsInput): Promise<void> {
    await this.begin();
    this.#set({ me: await call<StartedView['me']>(this.#caller, 'POST', '/details', given) });
  }

  async identify(token: string): Promise<void> {
    await this.begin();
    const before = this.#keep.visitor;
    const known = await call<StartedView>(this.#caller, 'POST', '/identify', { token });
    if (known.visitor !== before) this.#shown = { ...this.#shown, lines: {}, current: null, unsent: [] };
    this.#take(known);
    this.#line.stop();
    this.#line.start();
  }

  logout(): void {
    if (this.#keep.visitor) call(this.#caller, 'POST', '/logout', {}).catch(() => {});
    this.#forget();
  }

  #forget(): void {
    this.#line.stop();
    this.#keep.clear();
    this.#beginning = null;
    this.#set({ started: false, state: 'idle', chats: [], lines: {}, current: null, unsent: [], stuck: null, typing: null, me: { name: '', email: null, signed_in: false } });
  }

  async end(): Promise<void> {
    const { current } = this.#shown;
    if (current === null) return;
    await call(this.#caller, 'POST', `/chats/${current}/end`, {});
    this.#set({ chats: this.#shown.chats.map((chat) => (chat.id === current ? { ...chat, ended: true } : chat)) });
  }

  transcript(): Promise<unknown> {
    return call(this.#caller, 'POST', `/chats/${this.#shown.current}/transcript`, {});
  }

  async orders(): Promise<OrdersView['data']> {
    await this.begin();
    return (await call<OrdersView>(this.#caller, 'GET', '/orders')).data;
  }

  show(chat: string | null): void {
    this.#set({ current: chat, typing: null });
  }

  page(page: PageSaid): void {
    this.#page = page;
    this.#line.say({ t: 'page', ...page });
  }

  cart(cart: CartSaid): void {
    this.#cart = cart;
    this.#line.say({ t: 'cart', ...cart });
  }

  /** Another tab signed in, out, or began: this one follows. */
  #otherTab(): void {
    if (this.#keep.visitor === null) return this.#forget();
    this.#line.stop();
    this.#beginning = null;
    this.#shown = { ...this.#shown, lines: {}, current: null };
    this.begin().catch(() => {});
  }

  #refused(code: number): void {
    if (code === 4401) {
      // The server does not know us any more: we begin anew, with what was written.
      const { unsent } = this.#shown;
      this.#forget();
      this.#set({ unsent: unsent.map(({ chat: _gone, ...one }) => one) });
      this.begin().catch(() => {});
    } else if (code === 4403) this.#set({ state: 'blocked' });
  }

  #set(change: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...change };
    for (const tell of this.#listeners) tell();
  }
}
