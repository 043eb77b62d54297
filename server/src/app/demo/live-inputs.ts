import nodemailer, { type SendMailOptions } from 'nodemailer';
import { MailRelay, type RelayedMail } from '../../../test/fakes/mail-relay.ts';
import { readMail } from '../../modules/channels/email/rules/read-mail.ts';
import { createSignInLink } from '../../modules/identity/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import { pick, seededRandom, type Random } from '../../platform/random/random.ts';
import type { House } from '../house.ts';
import type { DemoPerson, World } from './build-world.ts';
import type { History } from './history.ts';
import { drawLetter } from './letters.ts';
import { chatOnce } from './shop/chatters.ts';
import type { DemoShop } from './shop/serve.ts';

const NEW_LETTER_MS = 22_000;
const AGENT_TURN_MS = 35_000;
const NEW_CHAT_MS = 50_000;

/**
 * The demo while you watch. Shoppers write by SMTP to the same door as the world; their mail server takes what we
 * send and some of them answer; others chat from the demo's shop; colleagues work through the API with sessions of their own. Nothing is painted.
 */
export class LiveInputs {
  readonly #house: House;
  readonly #world: World;
  readonly #history: History;
  readonly #relay = new MailRelay();
  readonly #random: Random = seededRandom(20_261_120);
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #sessions = new Map<string, string>();
  #ports: { webPort: number; smtpPort: number | null } = { webPort: 0, smtpPort: null };
  #letters = 0;

  constructor(house: House, world: World, history: History) {
    this.#house = house;
    this.#world = world;
    this.#history = history;
  }

  async begin(ports: { webPort: number; smtpPort: number | null }, shop: DemoShop | null): Promise<void> {
    this.#ports = ports;
    this.#house.sendThrough(await this.#relay.start());
    this.#relay.onMail = (mail) => this.#shopperReads(mail);
    this.#every(NEW_LETTER_MS, () => this.#newLetter());
    this.#every(AGENT_TURN_MS, () => this.#colleagueAnswers());
    if (shop) this.#every(NEW_CHAT_MS, () => chatOnce(`http://127.0.0.1:${ports.webPort}`, shop, this.#random, (milliseconds) => new Promise((resolve) => this.#later(milliseconds, resolve))));
    await this.#newLetter().catch(() => {});
  }

  async end(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#relay.stop();
  }

  #every(milliseconds: number, work: () => Promise<void>): void {
    const turn = (): void => this.#later(milliseconds * (0.5 + this.#random.next()), () => {
      work().catch((error: Error) => this.#house.log.debug({ err: error }, 'a demo input failed')).finally(turn);
    });
    turn();
  }

  #later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, milliseconds);
    this.#timers.add(timer);
  }

  async #newLetter(): Promise<void> {
    const brand = pick(this.#random, this.#world.brands);
    const seed = `${Date.now() % 1_000_000}`;
    const shopper = await this.#history.newShopper(brand, this.#random, this.#house.db.clock.now(), seed);
    const letter = drawLetter(this.#random, shopper, brand.never);
    await this.#post({ from: { name: shopper.name, address: shopper.email }, to: `help@${brand.domain}`, subject: letter.subject, text: letter.body, messageId: `<live.${seed}.${this.#letters++}@shopper.example>` });
  }

  /** What we sent reached a shopper; every second one answers after a while, in their mail program's way. */
  #shopperReads(mail: RelayedMail): void {
    const read = readMail(mail.raw);
    if (mail.messageId.includes('.survey@')) return this.#shopperRates(read.text);
    const shopper = read.to[0];
    if (!shopper?.address.endsWith('@shopper.example') || this.#random.next() < 0.5) return;
    const words = pick(this.#random, ['Thank you, that was quick!', 'Great, thanks a lot.', 'Hm, and when exactly will it come?', 'Perfect. Have a nice day!']);
    const quoted = read.replyText.split('\n').map((line) => `> ${line}`).join('\n');
    this.#later(8000 + this.#random.next() * 25_000, () => {
      this.#post({ from: { name: shopper.name, address: shopper.address }, to: read.replyTo[0]?.address ?? read.from?.address, subject: `Re: ${read.subject.replace(/^Re: /, '')}`, text: `${words}\n\nOn ${new Date().toDateString()}, ${read.from?.name} wrote:\n${quoted}`, inReplyTo: `<${read.messageId}>`, references: `<${read.messageId}>` })
        .catch((error: Error) => this.#house.log.debug({ err: error }, 'a demo answer failed'));
    });
  }

  /** Two of three who are asked how it went press an answer; most are happy. */
  #shopperRates(text: string): void {
    const links = text.match(/http\S+\/s\/\S+\?score=\d+/g) ?? [];
    if (links.length === 0 || this.#random.next() < 0.34) return;
    const link = new URL(links[Math.min(links.length - 1, Math.floor(links.length * (0.55 + this.#random.next() * 0.5)))] as string);
    this.#later(5000 + this.#random.next() * 20_000, () => {
      fetch(`http://127.0.0.1:${this.#ports.webPort}${link.pathname}`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: link.search.slice(1) })
        .catch((error: Error) => this.#house.log.debug({ err: error }, 'a demo rating failed'));
    });
  }

  async #post(mail: SendMailOptions): Promise<void> {
    if (this.#ports.smtpPort === null) return;
    const door = nodemailer.createTransport({ host: '127.0.0.1', port: this.#ports.smtpPort, secure: false, ignoreTLS: true });
    try {
      await door.sendMail(mail);
    } finally {
      door.close();
    }
  }

  /** A colleague takes the conversation that has waited longest and answers it with a macro, as you would. */
  async #colleagueAnswers(): Promise<void> {
    const colleague = pick(this.#random, this.#world.people);
    const cookie = await this.#sessionOf(colleague);
    const waiting = await this.#call<{ data: { id: string; brand_id: string; assignee: { id: string } | null }[] }>(cookie, 'GET', '/api/v1/conversations?status=open&sort=waiting&limit=20');
    const next = waiting.data.find((row) => row.assignee?.id === colleague.id) ?? waiting.data.find((row) => row.assignee === null);
    if (!next) return;
    const macros = await this.#call<{ data: { id: string; brand_id: string }[] }>(cookie, 'GET', '/api/v1/macros');
    const macro = pick(this.#random, macros.data.filter((one) => one.brand_id === next.brand_id));
    const words = await this.#call<{ text: string; unfilled: string[] }>(cookie, 'POST', `/api/v1/macros/${macro.id}/preview`, { conversation_id: next.id });
    if (words.unfilled.length > 0) return;
    await this.#call(cookie, 'POST', `/api/v1/conversations/${next.id}/replies`, { text: words.text, macro_id: macro.id });
  }

  async #sessionOf(person: DemoPerson): Promise<string> {
    const there = this.#sessions.get(person.id);
    if (there) return there;
    const link = await this.#house.db.transact(systemActor('demo'), (tx) => createSignInLink(tx, person.id, `http://127.0.0.1:${this.#ports.webPort}`));
    const answer = await fetch(link, { redirect: 'manual' });
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    this.#sessions.set(person.id, cookie);
    return cookie;
  }

  async #call<T>(cookie: string, method: string, url: string, body?: unknown): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${this.#ports.webPort}${url}`, { method, headers: { cookie, origin: this.#house.config.publicUrl, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status}`);
    return (await answer.json()) as T;
  }
}
