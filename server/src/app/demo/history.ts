import { changeConversations, defaultStatus, receiveMessage, recordDelivery, releaseReply, sendReply, type InboundMessage } from '../../modules/conversations/index.ts';
import { normaliseHandle, type Handle } from '../../modules/customers/index.ts';
import { bringHandling } from '../../modules/facts/index.ts';
import { putOrder, type OrderInput } from '../../modules/orders/index.ts';
import { bringPresence } from '../../modules/routing/index.ts';
import { writeTies } from './ties.ts';
import { putShipment, type ShipmentState, type TrackingEventInput } from '../../modules/shipments/index.ts';
import { askHow } from './asked-how.ts';
import { systemActor, type Actor } from '../../platform/actor/actor.ts';
import { between, pick, seededRandom, type Random } from '../../platform/random/random.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { House } from '../house.ts';
import type { DemoPerson, World } from './build-world.ts';
import { carriers, cities, firstNames, lastNames } from './cast.ts';
import { askAgain, drawLetter, type Written } from './letters.ts';
import type { Step } from './worked/desk.ts';
import { layOut, type LaidOut } from './worked/lay-out.ts';
import type { Matter } from './worked/matters.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const importer = systemActor('import');
type Brand = World['brands'][number];

export interface Shopper {
  readonly name: string;
  readonly email: string;
  readonly order: string;
  readonly item: string;
  readonly tracking: string;
}

/** Writes a day of the past with the same commands as the present, silently: no mail leaves, nobody is told. */
export class History {
  readonly #house: House;
  readonly #world: World;
  readonly #today: number;
  readonly #people: ReadonlyMap<string, DemoPerson>;
  readonly #past: LaidOut;

  /** `others` are letters somebody else writes by `tell`: people were busy with them, too. */
  constructor(house: House, world: World, today: Date, days: number, others: readonly Matter[] = []) {
    this.#house = house;
    this.#world = world;
    this.#today = Math.floor(today.getTime() / DAY) * DAY;
    this.#people = new Map(world.people.map((person) => [person.id, person]));
    this.#past = layOut([...this.#usualMatters(days, today.getTime()), ...others.filter((one) => one.at < today.getTime())], world.people, today.getTime());
  }

  get brandIds(): readonly string[] {
    return this.#world.brands.map((brand) => brand.id);
  }

  /** Conversations `daysAgo` days ago, and who was there; the same seed writes the same day. Answers with how many there were. */
  async writeDay(daysAgo: number): Promise<number> {
    let written = 0;
    for (const [b, brand] of this.#world.brands.entries()) for (let n = 0; n < countOf(brand, b, this.#today, daysAgo); n++, written++) await this.#writeConversation(brand, b, daysAgo, n);
    const there = this.#past.days.get(this.#today / DAY - daysAgo) ?? [];
    await this.#house.db.transact(importer, (tx) => bringPresence(tx, there.map((span) => ({ ...span, from: new Date(span.from), to: new Date(span.to) }))), { silent: true });
    return written;
  }

  /** A shopper of a brand with an order on its way, made the same way; `onTheVan` when it comes today. */
  async newShopper(brand: Brand, random: Random, at: Date, seed: string, onTheVan = false): Promise<Shopper> {
    const name = `${pick(random, firstNames)} ${pick(random, lastNames)}`;
    const email = `${name.normalize('NFKD').replaceAll(/[^\p{L}]/gu, '').toLowerCase()}${between(random, 1, 99)}@shopper.example`;
    const [sku, title, price] = pick(random, brand.goods);
    const number = `${brand.prefix}-${seed}`;
    const tracking = `${pick(random, ['JD', '1Z', 'GL', 'FX'])}${between(random, 10_000_000, 99_999_999)}${between(random, 1000, 9999)}`;
    const [city, postalCode, country] = pick(random, cities);
    const placedAt = new Date(at.getTime() - between(random, 2, 9) * DAY);
    const order: OrderInput = {
      brandId: brand.id, source: 'demo', sourceId: number, number: `#${number}`, email, phone: null, customerName: name, state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: brand.currency,
      totalMinor: price + 490, shippingMinor: 490, taxMinor: Math.round(((price + 490) * 19) / 119), shippingAddress: { name, line1: `${between(random, 1, 180)} Mill Lane`, postal_code: postalCode, city, country }, note: null, url: null, placedAt, cancelledAt: null, changedAt: placedAt,
      lines: [{ sourceId: '1', sku, title, quantity: 1, unitPriceMinor: price, imageUrl: null }], refunds: [],
    };
    await this.#house.db.transact(importer, async (tx) => {
      const placed = await putOrder(tx, order);
      await writeTies(tx, { brandId: brand.id, currency: brand.currency, email, number, sku, title, priceMinor: price, placedAt, now: this.#house.db.clock.now() });
      await putShipment(tx, { brandId: brand.id, source: 'demo', sourceId: `${number}-1`, orderId: placed.id, carrier: pick(random, carriers), ...usualWay(seed), trackingNumber: tracking, trackingUrl: `https://track.example/${tracking}`, state: 'info_received', estimatedDeliveryAt: new Date(placedAt.getTime() + 6 * DAY), shippedAt: new Date(placedAt.getTime() + DAY), changedAt: new Date(placedAt.getTime() + DAY), events: journey(random, placedAt, this.#house.db.clock.now(), city, onTheVan) });
    }, { at: placedAt, silent: true });
    return { name, email, order: `#${number}`, item: title, tracking };
  }

  async #writeConversation(brand: Brand, b: number, daysAgo: number, n: number): Promise<void> {
    const headerId = idOf(brand, daysAgo, n);
    const at = momentOf(this.#today, b, daysAgo, n, this.#house.db.clock.now().getTime());
    // One parcel of each brand is on the van whenever the demo is looked at.
    const shopper = await this.newShopper(brand, seededRandom(seedOf(b, daysAgo, n, 2)), at, String(10_000 + daysAgo * 60 + n), daysAgo === 1 && n === 0);
    const letter = letterOf(brand, b, daysAgo, n, shopper);
    await this.#write({ brand, shopper, letter, headerId, people: this.#people }, at);
    const again = this.#past.again.get(headerId);
    if (again) await this.#write({ brand, shopper, letter: askAgain(letter, shopper), headerId: again.id, people: this.#people }, new Date(again.at));
  }

  /** One letter at a moment of the past, and what was answered. The same header id is the same letter. Answers with its conversation. */
  async tell(brand: Brand, shopper: Shopper, letter: Written, headerId: string, at: Date): Promise<string> {
    return this.#write({ brand, shopper, letter, headerId, people: this.#people }, at);
  }

  #usualMatters(days: number, now: number): Matter[] {
    return Array.from({ length: days }, (_, daysAgo) => this.#world.brands.flatMap((brand, b) => Array.from({ length: countOf(brand, b, this.#today, daysAgo) }, (_, n): Matter => {
      const { reason, followUp } = letterOf(brand, b, daysAgo, n, NOBODY);
      return { id: idOf(brand, daysAgo, n), brandId: brand.id, at: momentOf(this.#today, b, daysAgo, n, now).getTime(), reason, asksBack: followUp.endsWith('?'), isForgotten: daysAgo < 4 && seededRandom(seedOf(b, daysAgo, n, 4)).next() < 0.08 };
    }))).flat();
  }

  /** One transaction a conversation: nobody sees a half-written past. */
  async #write(about: Told, at: Date): Promise<string> {
    const now = this.#house.db.clock.now();
    const random = seededRandom([...about.headerId].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 3));
    const steps = (this.#past.steps.get(about.headerId) ?? []).filter((step) => step.at < now.getTime());
    return this.#house.db.transact(importer, async (tx) => {
      const received = await receiveMessage(tx, inbound(about, about.letter.subject, about.letter.body, about.headerId, at, null));
      if (received.duplicate) return received.conversationId;
      for (const [i, step] of steps.entries()) await take(tx, step, about, received.conversationId, i);
      await bringHandling(tx, steps.flatMap((step) => (step.by === null || step.since === null ? [] : [{ personId: step.by, conversationId: received.conversationId, from: new Date(step.since), to: new Date(step.at) }])));
      if (steps.length === 0) await this.#assign(tx, about, received.conversationId, random);
      const closed = steps.at(-1)?.what === 'close' ? steps.at(-1) : undefined;
      if (closed) await askHow(tx, received.conversationId, random, new Date(closed.at), now);
      return received.conversationId;
    }, { at, silent: true });
  }

  /** Nobody answered yet: whoever has it before them holds it, and of what waits some is somebody's already. */
  async #assign(tx: Tx, { headerId, brand }: Told, conversationId: string, random: Random): Promise<void> {
    const holds = this.#past.inHand.get(headerId)?.by ?? (random.next() < 0.45 ? pick(random, this.#world.people.filter((person) => person.brandIds.includes(brand.id))).id : null);
    if (holds !== null) await changeConversations(tx, [conversationId], { assignee_id: holds });
  }
}

/** Seeds of what is drawn about a conversation: each question has chances of its own, so that one can be asked without the others. */
const seedOf = (b: number, daysAgo: number, n: number, question: number): number => daysAgo * 31 + b * 7919 + 17 + n * 104_729 + question * 1_299_709;
const idOf = (brand: Brand, daysAgo: number, n: number): string => `demo.${brand.slug}.${daysAgo}.${n}@shopper.example`;
const letterOf = (brand: Brand, b: number, daysAgo: number, n: number, shopper: Shopper): Written => drawLetter(seededRandom(seedOf(b, daysAgo, n, 3)), shopper, brand.never);
/** What a letter is about does not depend on who writes it. */
const NOBODY: Shopper = { name: '', email: '', order: '', item: '', tracking: '' };

function countOf(brand: Brand, b: number, today: number, daysAgo: number): number {
  const day = new Date(today - daysAgo * DAY);
  const season = [10, 11].includes(day.getUTCMonth()) ? 1.5 : 1;
  const weekday = day.getUTCDay() === 0 || day.getUTCDay() === 6 ? 0.6 : 1.1;
  return Math.round(brand.daily * season * weekday * (0.7 + seededRandom(daysAgo * 31 + b * 7919 + 17).next() * 0.6));
}

function momentOf(today: number, b: number, daysAgo: number, n: number, now: number): Date {
  const random = seededRandom(seedOf(b, daysAgo, n, 1));
  return new Date(Math.min(today - daysAgo * DAY + between(random, 6 * 60, 22 * 60) * 60_000 + between(random, 0, 59) * 1000, now - 60_000));
}

async function take(tx: Tx, { what, at: moment, by, since }: Step, about: Told, conversationId: string, n: number): Promise<void> {
  const { brand, letter } = about;
  const at = new Date(moment);
  const agent = by === null ? undefined : about.people.get(by);
  if (agent === undefined) return void (await receiveMessage(tx.asOf(at), inbound(about, `Re: ${letter.subject}`, what === 'follow_up' ? letter.followUp : letter.comeBack, `re${n}.${about.headerId}`, at, about.headerId)));
  const acting = tx.asOf(at, asPerson(agent));
  if (since !== null) await changeConversations(tx.asOf(new Date(since), asPerson(agent)), [conversationId], { assignee_id: agent.id });
  if (what === 'answer' || what === 'answer_again') {
    await reply(acting, conversationId, what === 'answer' ? letter.answer : letter.secondAnswer, agent);
    await changeConversations(acting, [conversationId], { status_id: await defaultStatus(tx, brand.id, 'waiting') });
  } else if (what === 'close') {
    const reason = await tx.maybe<{ id: string }>(sql`select id from taxonomy.reason where brand_id = ${brand.id} and key = ${letter.reason}`);
    await changeConversations(acting, [conversationId], { status_id: await defaultStatus(tx, brand.id, 'resolved'), ...(reason ? { reason_id: reason.id } : {}) });
  }
}

interface Told {
  readonly brand: Brand;
  readonly shopper: Shopper;
  readonly letter: Written;
  readonly headerId: string;
  readonly people: ReadonlyMap<string, DemoPerson>;
}

async function reply(tx: Tx, conversationId: string, text: string, agent: DemoPerson): Promise<void> {
  const sent = await sendReply(tx, conversationId, { text, force: true }, { id: agent.id, name: agent.name });
  await tx.unschedule('conversations.release_reply', sent.messageId);
  await releaseReply(tx, sent.messageId);
  await recordDelivery(tx, sent.messageId, { state: 'sent' });
}

const asPerson = (person: DemoPerson): Actor => ({ kind: 'person', id: person.id, name: person.name, grants: new Map(), brands: person.brandIds });

function inbound({ brand, shopper }: Told, subject: string, text: string, headerId: string, at: Date, answers: string | null): InboundMessage {
  return {
    brandId: brand.id, channel: 'email', from: { handle: normaliseHandle('email', shopper.email) as Handle, name: shopper.name }, sender: { address: shopper.email, name: shopper.name },
    to: [{ address: `help@${brand.domain}`, name: brand.name }], cc: [], replyTo: [], subject, text, html: null, quoted: null, headerId, at, auto: false, junk: false, junkScore: null, remoteImages: 0, attachments: [],
    clues: { tokens: [], inReplyTo: answers === null ? [] : [answers], references: [], subjectNumber: null }, rawBlob: null, facts: {}, notice: null,
  };
}

/** From where and how the demo's parcels usually go: as often as those whose buyers wrote nothing. */
function usualWay(seed: string): { shipsFrom: string; service: string } {
  const n = Number(seed.replaceAll(/\D/g, '')) || 0;
  return { shipsFrom: n % 8 < 3 ? 'Duisburg' : 'Hamburg', service: n % 6 === 0 ? 'Express' : 'Standard' };
}

/** Depots on the way, by the first of which a parcel of the demo leaves. */
const DEPOTS = ['Hamburg', 'Hanover', 'Neuenstein', 'Leipzig', 'Duisburg'];
/** One in twenty stops at a depot and is not heard of again. */
const STOPPED = 0.05;

/** When a parcel leaves the last depot and is handed over, in days at the usual pace. */
const ON_THE_VAN = 5;
const HANDED_OVER = 5.3;

/** What a parcel lives through until now, whatever was written about it meanwhile. */
function journey(random: Random, placedAt: Date, now: Date, city: string, onTheVan: boolean): TrackingEventInput[] {
  const [first, second] = [pick(random, DEPOTS), pick(random, DEPOTS)];
  const stages: readonly (readonly [ShipmentState, string, number, string | null])[] = [
    ['info_received', 'Label made', 1, null], ['in_transit', 'Left the warehouse', 1.4, first], ['in_transit', 'Sorted in the regional depot', 2 + random.next() * 1.5, second],
    ['out_for_delivery', 'On the van', ON_THE_VAN, city], ['delivered', 'Handed over', HANDED_OVER, city],
  ];
  const late = random.next() < 0.3 ? 1.4 + random.next() : 0.75 + random.next() * 0.4;
  const stopped = random.next() < STOPPED;
  // Put on the van an hour ago: it is handed over after now, as slow as it was until here.
  const pace = onTheVan ? (now.getTime() - HOUR - placedAt.getTime()) / (ON_THE_VAN * DAY) : late;
  const events = stages.map(([state, description, days, place]) => ({ state, description, place, at: new Date(placedAt.getTime() + days * pace * DAY) }));
  return events.filter((event) => event.at <= now).slice(0, stopped && !onTheVan ? 3 : 5);
}
