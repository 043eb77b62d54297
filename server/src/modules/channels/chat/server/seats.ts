import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { linesAfter, MOST_LINES, showChats } from '../queries/lines.ts';
import { actorIn } from '../room.ts';
import type { ChatPorts } from '../ports.ts';
import type { ChatNews } from '../commands/tell.ts';
import { noteHere } from '../commands/note-signals.ts';
import type { ChatRow } from '../store/chats.ts';
import type { Seat, Watched } from './seat.ts';

const HERE_MS = 60_000;
/** A page that is left for the next one of the shop is gone for a moment only. */
const GONE_MS = 4000;

/** The shoppers' browsers at this process. After a commit each is sent the lines it does not have, in order, each once. */
export class Seats {
  readonly #ports: ChatPorts;
  readonly #seats = new Set<Seat>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  #timer: NodeJS.Timeout | undefined;

  constructor(ports: ChatPorts) {
    this.#ports = ports;
  }

  get size(): number {
    return this.#seats.size;
  }

  start(): void {
    this.#timer = setInterval(() => this.#sayWhoIsHere(), HERE_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    for (const seat of this.#seats) seat.socket.close(1001, 'restarting');
  }

  join(seat: Seat): void {
    clearTimeout(this.#leaving.get(seat.visitorId));
    const cameBack = this.#leaving.delete(seat.visitorId) || this.#isHere(seat.visitorId);
    this.#seats.add(seat);
    seat.socket.on('close', () => this.#leave(seat));
    if (!cameBack) this.#note(seat.visitorId, seat.brandId, true);
  }

  /** The seat follows a chat from the line after `sent`. The caller has made sure that it may. */
  watch(seat: Seat, chat: Pick<ChatRow, 'id' | 'conversation_id'>, sent: number): void {
    seat.chats.set(chat.id, { sent, conversationId: chat.conversation_id, pumping: false, again: false });
    this.#pump(seat, chat.id);
  }

  hear(news: ChatNews): void {
    if (news.chat === 'lines') for (const seat of this.#concerned(news.id, news.visitor)) this.#moreLines(seat, news.id);
    if (news.chat === 'state') for (const seat of this.#concerned(news.id, news.visitor)) this.#tellState(seat, news);
    if (news.chat === 'visitor') {
      for (const seat of this.#seats) if (seat.visitorId === news.visitor) {
        seat.tell({ t: 'bye', why: news.gone });
        seat.socket.close(4403, news.gone);
      }
    }
  }

  /** An agent types a reply, or stopped. */
  agentTypes(conversationId: string, name: string | null): void {
    for (const seat of this.#seats) for (const [chat, watched] of seat.chats) if (watched.conversationId === conversationId) seat.tell({ t: 'typing', chat, name });
  }

  #concerned(chatId: string, visitorId: string): Seat[] {
    return [...this.#seats].filter((seat) => seat.visitorId === visitorId || seat.chats.has(chatId));
  }

  /** Another tab of the same visitor began a chat: this one follows it from its beginning. */
  #moreLines(seat: Seat, chatId: string): void {
    if (seat.chats.has(chatId)) return this.#pump(seat, chatId);
    void this.#read(seat, async (tx) => tx.maybe<ChatRow>(sql`select * from channels_chat.chat where id = ${chatId} and visitor_id = ${seat.visitorId}`)).then((chat) => chat && !seat.chats.has(chatId) && this.watch(seat, chat, 0));
  }

  #tellState(seat: Seat, news: Extract<ChatNews, { chat: 'state' }>): void {
    void this.#read(seat, async (tx) => showChats(tx, await tx.rows<ChatRow>(sql`select * from channels_chat.chat where id = ${news.id}`))).then((found) => {
      const chat = found?.[0];
      if (chat) seat.tell({ t: 'chat', chat: news.readSeq === undefined ? chat : { ...chat, read_seq: Math.max(chat.read_seq, news.readSeq) } });
    });
  }

  #pump(seat: Seat, chatId: string): void {
    const watched = seat.chats.get(chatId);
    if (!watched) return;
    if (watched.pumping) watched.again = true;
    else void this.#sendLines(seat, chatId, watched);
  }

  async #sendLines(seat: Seat, chatId: string, watched: Watched): Promise<void> {
    watched.pumping = true;
    try {
      do {
        watched.again = false;
        const lines = await this.#ports.db.read(actorIn(seat.brandId), (tx) => linesAfter(tx, chatId, watched.sent));
        const last = lines.at(-1);
        if (last === undefined) continue;
        watched.sent = last.seq;
        // News that comes meanwhile asks for another look by itself.
        if (lines.length === MOST_LINES) watched.again = true;
        seat.tell({ t: 'lines', chat: chatId, lines });
      } while (watched.again && seat.isOpen);
    } catch (error) {
      // It comes back and says what it has.
      this.#ports.log.warn({ err: error }, 'lines of a chat could not be read');
      seat.socket.close(1011, 'try again');
    } finally {
      watched.pumping = false;
    }
  }

  async #read<T>(seat: Seat, work: (tx: Tx) => Promise<T>): Promise<T | undefined> {
    try {
      return await this.#ports.db.read(actorIn(seat.brandId), work);
    } catch (error) {
      this.#ports.log.warn({ err: error }, 'a chat could not be read');
      return undefined;
    }
  }

  #isHere(visitorId: string): boolean {
    return [...this.#seats].some((seat) => seat.visitorId === visitorId);
  }

  #leave(seat: Seat): void {
    this.#seats.delete(seat);
    if (this.#isHere(seat.visitorId)) return;
    const timer = setTimeout(() => {
      this.#leaving.delete(seat.visitorId);
      this.#note(seat.visitorId, seat.brandId, false);
    }, GONE_MS);
    this.#leaving.set(seat.visitorId, timer.unref());
  }

  #note(visitorId: string, brandId: string, here: boolean): void {
    this.#ports.db.transact(actorIn(brandId), (tx) => noteHere(this.#ports, tx, visitorId, here)).catch((error: Error) => this.#ports.log.debug({ err: error }, 'a visitor could not be noted'));
  }

  /** So that a browser whose process died does not count as open for ever. */
  #sayWhoIsHere(): void {
    const byBrand = new Map<string, string[]>();
    for (const seat of this.#seats) byBrand.set(seat.brandId, [...(byBrand.get(seat.brandId) ?? []), seat.visitorId]);
    for (const [brandId, ids] of byBrand) {
      this.#ports.db.transact(actorIn(brandId), (tx) => tx.run(sql`update channels_chat.visitor set last_seen_at = ${tx.now}, left_at = null where id = any (${ids})`)).catch(() => {});
    }
  }
}
