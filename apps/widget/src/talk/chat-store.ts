import type { ChatView, DetailsInput, LineView, OrdersView, StartedView } from '../../../../server/src/modules/channels/chat/contract.ts';
import type { CartSaid, LookSaid, PageSaid } from '../api.ts';
import { call, fetchFile, sendFile, type Caller } from './call.ts';
import { Keep, type Unsent } from './keep.ts';
import { Line, type Socket } from './line.ts';
import { changeChat, countUnread, lastSeq, withLines } from './lines.ts';
import { Outbox, type Placed } from './outbox.ts';
import { Session } from './session.ts';
import { Board, stranger, type Shown } from './shown.ts';
import { Typing } from './typing.ts';
import { Visit } from './visit.ts';

interface Options {
  readonly base: string;
  readonly key: string;
  readonly lang: string;
  readonly look: LookSaid;
  readonly pages: readonly PageSaid[];
  readonly cart: CartSaid | null;
}

const ASK_MS = 8000;

/** The chat as the panel has it: what comes over the line, and what the shopper may do. One of it in a page. */
export class ChatStore {
  readonly #keep: Keep;
  readonly #caller: Caller;
  readonly #board: Board;
  readonly #line: Line;
  readonly #session: Session;
  readonly #outbox: Outbox;
  readonly #typing: Typing;
  readonly #visit: Visit;

  constructor({ base, key, lang, look, pages, cart }: Options) {
    this.#keep = new Keep(key);
    this.#caller = { base, key, visitor: () => this.#keep.visitor };
    this.#board = new Board({ ...stranger, open: look.open, nextOpenAt: look.next_open_at });
    this.#line = this.#drawLine(`${base.replace(/^http/, 'ws')}/chat/${key}/socket`);
    this.#session = new Session(this.#board, this.#keep, this.#caller, this.#line, lang);
    this.#outbox = new Outbox(this.#board, this.#keep, { send: (unsent) => this.#send(unsent), fetchLines: (chat) => void this.#fetchLines(chat) });
    this.#typing = new Typing(this.#board, this.#line);
    this.#visit = new Visit(this.#line, pages, cart);
    this.#keep.onOtherTab(() => this.#session.followOtherTab());
    this.#stayAwake();
    void this.#outbox.takeOver();
  }

  #drawLine(address: string): Line {
    return new Line({
      open: () => new WebSocket(address) as unknown as Socket,
      hello: () => ({ visitor: this.#keep.visitor, has: Object.fromEntries(Object.entries(this.shown.lines).map(([chat, lines]) => [chat, lastSeq(lines)])) }),
      onFrame: (frame) => this.#hear(frame),
      onState: (state) => this.#board.set({ state }),
      onRefused: (code) => this.#session.refused(code),
      wait: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
    });
  }

  #stayAwake(): void {
    const seen = (): boolean => document.visibilityState === 'visible';
    const wake = (): void => {
      if (!seen()) return;
      this.#line.wake();
      void this.#outbox.takeOver();
    };
    // Some networks let no socket through: then what is new is asked for.
    setInterval(() => {
      const { started, state, current } = this.shown;
      if (started && state !== 'open' && state !== 'blocked' && current !== null && seen()) void this.#fetchLines(current);
    }, ASK_MS);
    addEventListener('online', wake);
    addEventListener('pagehide', () => this.#keep.leave());
    addEventListener('pageshow', () => {
      this.#outbox.keep();
      wake();
    });
    document.addEventListener('visibilitychange', wake);
  }

  get shown(): Shown {
    return this.#board.shown;
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
    const { chats, lines } = this.shown;
    return chats.reduce((sum, chat) => sum + countUnread(lines[chat.id] ?? [], chat.seen_seq), 0);
  }

  listen(tell: () => void): () => void {
    return this.#board.listen(tell);
  }

  begin(): Promise<void> {
    return this.#session.begin();
  }

  #hear(frame: Record<string, unknown>): void {
    if (frame.t === 'ready') return this.#ready(frame as unknown as StartedView);
    if (frame.t === 'lines') return this.#moreLines(String(frame.chat), frame.lines as LineView[]);
    if (frame.t === 'typing' && frame.chat === this.shown.current) return this.#typing.hear(typeof frame.name === 'string' ? frame.name : null);
    if (frame.t === 'chat') return this.#chatChanged(frame.chat as ChatView);
    if (frame.t === 'bye' && frame.why === 'signed_out') this.#session.forget();
  }

  #ready(started: StartedView): void {
    this.#session.take({ ...started, visitor: '' });
    this.#visit.sayAll();
    void this.#outbox.takeOver().then(() => this.#outbox.sendNext());
  }

  #moreLines(chat: string, more: LineView[]): void {
    const { change, gap, last } = withLines(this.shown, chat, more);
    this.#board.set(change);
    this.#outbox.keep();
    if (last > 0) this.#line.say({ t: 'got', chat, seq: last });
    if (gap) this.#line.again();
  }

  /** What was looked at here may not be known there yet. */
  #chatChanged(chat: ChatView): void {
    this.#board.set({ chats: changeChat(this.shown.chats, chat.id, (one) => ({ ...chat, seen_seq: Math.max(chat.seen_seq, one.seen_seq), read_seq: Math.max(chat.read_seq, one.read_seq) })) });
  }

  async #fetchLines(chat: string): Promise<void> {
    const found = await call<{ data: LineView[] }>(this.#caller, 'GET', `/chats/${chat}/lines?after=${lastSeq(this.shown.lines[chat])}`).catch(() => null);
    if (found) this.#moreLines(chat, found.data);
  }

  /** The shopper's eyes are on the chat. */
  look(): void {
    const { current, chats, lines } = this.shown;
    const chat = chats.find((one) => one.id === current);
    const last = lastSeq(lines[current ?? '']);
    if (!chat || last <= chat.seen_seq) return;
    if (!this.#line.say({ t: 'seen', chat: chat.id, seq: last })) this.#post(`/chats/${chat.id}/seen`, { seq: last }).catch(() => {});
    this.#board.set({ chats: changeChat(chats, chat.id, () => ({ seen_seq: last })) });
  }

  /** How it went, in one press; or a few words about it. */
  async rate(chat: string, answer: { score?: number; comment?: string }): Promise<void> {
    await this.#post(`/chats/${chat}/survey`, answer);
    this.#board.set({ chats: changeChat(this.shown.chats, chat, ({ survey }) => (survey ? { survey: { ...survey, score: answer.score ?? survey.score, commented: survey.commented || answer.comment !== undefined } } : {})) });
  }

  typing(on: boolean): void {
    this.#typing.say(on);
  }

  say(text: string, files: Unsent['files'], topic = ''): void {
    this.#outbox.add(text, files, topic);
  }

  async #send({ client_id }: Unsent): Promise<Placed | null> {
    await this.#session.settled();
    // As it is now: it may belong to another chat, or be put away with those of somebody else.
    const unsent = this.shown.unsent.find((one) => one.client_id === client_id);
    if (!unsent) return null;
    const { text, files, chat, topic } = unsent;
    const { page } = this.#visit;
    const { invitation } = this.#keep;
    const placed = await this.#post<Placed>('/messages', { client_id, text, files: files.map((file) => file.id), ...(chat ? { chat } : {}), ...(topic ? { topic } : {}), ...(invitation ? { invitation } : {}), ...(page?.url ? { page: { url: page.url, title: page.title ?? '' } } : {}) });
    this.#keep.forgetInvitation();
    return placed;
  }

  drop(clientId: string): void {
    this.#outbox.drop(clientId);
  }

  retry(): void {
    this.#outbox.sendNext();
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
    this.#board.set({ me: await this.#post<StartedView['me']>('/details', given) });
  }

  identify(token: string): Promise<void> {
    return this.#session.identify(token);
  }

  logout(): void {
    this.#session.logout();
  }

  async end(): Promise<void> {
    const { current } = this.shown;
    if (current === null) return;
    await this.#post(`/chats/${current}/end`, {});
    this.#board.set({ chats: changeChat(this.shown.chats, current, () => ({ ended: true })) });
  }

  transcript(): Promise<unknown> {
    return this.#post(`/chats/${this.shown.current}/transcript`, {});
  }

  async orders(): Promise<OrdersView['data']> {
    await this.begin();
    return (await call<OrdersView>(this.#caller, 'GET', '/orders')).data;
  }

  show(chat: string | null): void {
    this.#board.set({ current: chat, typing: null });
  }

  page(page: PageSaid): void {
    this.#visit.goTo(page);
  }

  cart(cart: CartSaid): void {
    this.#visit.fill(cart);
  }

  #post<T>(path: string, body: unknown): Promise<T> {
    return call<T>(this.#caller, 'POST', path, body);
  }
}
