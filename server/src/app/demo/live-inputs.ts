import { MailRelay, type RelayedMail } from '../../../test/fakes/mail-relay.ts';
import { readMail } from '../../modules/channels/email/rules/read-mail.ts';
import { pick, seededRandom, type Random } from '../../platform/random/random.ts';
import type { House } from '../house.ts';
import type { World } from './build-world.ts';
import { Colleagues } from './colleagues.ts';
import type { History } from './history.ts';
import { drawLetter } from './letters.ts';
import { rareLetters } from './rare-letters.ts';
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
  readonly #colleagues: Colleagues;
  readonly #shop: DemoShop;
  #webPort = 0;
  #letters = 0;

  constructor(house: House, world: World, history: History, shop: DemoShop) {
    this.#house = house;
    this.#world = world;
    this.#history = history;
    this.#shop = shop;
    this.#colleagues = new Colleagues(house, world, this.#random, (milliseconds) => this.#pause(milliseconds));
  }

  async begin(webPort: number): Promise<void> {
    this.#webPort = webPort;
    this.#house.sendThrough(await this.#relay.start());
    this.#relay.onMail = (mail) => this.#arrives(mail);
    this.#every(NEW_LETTER_MS, () => this.#newLetter());
    this.#every(AGENT_TURN_MS, () => this.#colleagues.takeTurn());
    this.#every(NEW_CHAT_MS, () => chatOnce(`http://127.0.0.1:${webPort}`, this.#shop, this.#random, (milliseconds) => this.#pause(milliseconds)));
    await Promise.allSettled([this.#newLetter(), this.#rareLetters(), this.#colleagues.begin(webPort)]);
  }

  async end(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#colleagues.end();
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

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.#later(milliseconds, resolve));
  }

  async #newLetter(): Promise<void> {
    const brand = pick(this.#random, this.#world.brands);
    const seed = `${Date.now() % 1_000_000}`;
    const shopper = await this.#history.newShopper(brand, this.#random, this.#house.db.clock.now(), seed);
    const letter = drawLetter(this.#random, shopper, brand.never);
    await this.#shop.post.deliver({ from: { name: shopper.name, address: shopper.email }, to: `help@${brand.domain}`, subject: letter.subject, text: letter.body, messageId: `<live.${seed}.${this.#letters++}@shopper.example>` });
  }

  /** Once a day, however often the demo is started: a letter under an id that came already is the same letter. */
  async #rareLetters(): Promise<void> {
    const now = this.#house.db.clock.now();
    const day = now.toISOString().slice(0, 10);
    for (const letter of rareLetters) {
      const brand = this.#world.brands[letter.brand % this.#world.brands.length] as World['brands'][number];
      const shopper = await this.#history.newShopper(brand, this.#random, now, `${day.replaceAll('-', '').slice(4)}${letter.n}`);
      await this.#shop.post.deliver({ from: { name: shopper.name, address: shopper.email }, to: `help@${brand.domain}`, subject: letter.subject(shopper), text: letter.body(shopper), messageId: `<rare.${day}.${letter.n}@shopper.example>` });
    }
  }

  /** Everybody's mail lies in the shop's post; whom nobody plays answers by themselves. */
  #arrives(mail: RelayedMail): void {
    this.#relay.mails.length = 0;
    this.#shop.post.take(mail);
    if (!mail.to.includes(this.#shop.shopper.email)) this.#shopperReads(mail);
  }

  /** What we sent reached a shopper; every second one answers after a while, in their mail program's way. */
  #shopperReads(mail: RelayedMail): void {
    const read = readMail(mail.raw);
    const address = mail.to[0] ?? '';
    if (!address.endsWith('@shopper.example')) return;
    if (mail.messageId.includes('.survey@')) return this.#shopperRates(read.text);
    // Whoever was told has their answer: hardly anybody writes back. A code is not written to.
    if (mail.messageId.includes('.notice@') && this.#random.next() < 0.95) return;
    if (/^<?code-/.test(mail.messageId)) return;
    if (this.#random.next() < 0.5) return;
    const words = pick(this.#random, ['Thank you, that was quick!', 'Great, thanks a lot.', 'Hm, and when exactly will it come?', 'Perfect. Have a nice day!']);
    this.#later(8000 + this.#random.next() * 25_000, () => {
      const letter = this.#shop.post.of(address).find((one) => one.messageId === read.messageId);
      if (letter) this.#shop.post.answer(address, letter.id, words).catch((error: Error) => this.#house.log.debug({ err: error }, 'a demo answer failed'));
    });
  }

  /** Two of three who are asked how it went press an answer; most are happy. */
  #shopperRates(text: string): void {
    const links = text.match(/http\S+\/s\/\S+\?score=\d+/g) ?? [];
    if (links.length === 0 || this.#random.next() < 0.34) return;
    const link = new URL(links[Math.min(links.length - 1, Math.floor(links.length * (0.55 + this.#random.next() * 0.5)))] as string);
    this.#later(5000 + this.#random.next() * 20_000, () => {
      fetch(`http://127.0.0.1:${this.#webPort}${link.pathname}`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: link.search.slice(1) })
        .catch((error: Error) => this.#house.log.debug({ err: error }, 'a demo rating failed'));
    });
  }
}
