import { changeConversations, defaultStatus, receiveMessage, recordDelivery, releaseReply, sendReply, type InboundMessage } from '../../modules/conversations/index.ts';
import { normaliseHandle, type Handle } from '../../modules/customers/index.ts';
import { putOrder, type OrderInput } from '../../modules/orders/index.ts';
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
import { tellPast, whenAgain, type Step } from './past.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const importer = systemActor('import');

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

  constructor(house: House, world: World, today: Date) {
    this.#house = house;
    this.#world = world;
    this.#today = Math.floor(today.getTime() / DAY) * DAY;
  }

  get brandIds(): readonly string[] {
    return this.#world.brands.map((brand) => brand.id);
  }

  /** Conversations `daysAgo` days ago; the same seed writes the same day. Answers with how many there were. */
  async writeDay(daysAgo: number): Promise<number> {
    let written = 0;
    for (const [b, brand] of this.#world.brands.entries()) {
      const random = seededRandom(daysAgo * 31 + b * 7919 + 17);
      const weekday = new Date(this.#today - daysAgo * DAY).getUTCDay();
      const season = [10, 11].includes(new Date(this.#today - daysAgo * DAY).getUTCMonth()) ? 1.5 : 1;
      const count = Math.round(brand.daily * season * (weekday === 0 || weekday === 6 ? 0.6 : 1.1) * (0.7 + random.next() * 0.6));
      for (let n = 0; n < count; n++, written++) await this.#writeConversation(brand, random, daysAgo, n);
    }
    return written;
  }

  /** A shopper of a brand with an order on its way, made the same way; `onTheVan` when it comes today. */
  async newShopper(brand: World['brands'][number], random: Random, at: Date, seed: string, onTheVan = false): Promise<Shopper> {
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

  async #writeConversation(brand: World['brands'][number], random: Random, daysAgo: number, n: number): Promise<void> {
    const opened = this.#today - daysAgo * DAY + between(random, 6 * 60, 22 * 60) * 60_000 + between(random, 0, 59) * 1000;
    const at = new Date(Math.min(opened, this.#house.db.clock.now().getTime() - 60_000));
    // One parcel of each brand is on the van whenever the demo is looked at.
    const shopper = await this.newShopper(brand, random, at, String(10_000 + daysAgo * 60 + n), daysAgo === 1 && n === 0);
    const letter = drawLetter(random, shopper, brand.never);
    const headerId = `demo.${brand.slug}.${daysAgo}.${n}@shopper.example`;
    const team = this.#teamOf(brand);
    const past = { brand, shopper, letter, headerId, agent: pick(random, team), colleague: pick(random, team) };
    const { steps } = await this.#write(past, random, at, daysAgo < 4 && random.next() < 0.08);
    const again = whenAgain(random, steps);
    if (again && again < this.#house.db.clock.now()) await this.#write({ ...past, letter: askAgain(letter, shopper), headerId: `again.${headerId}`, agent: pick(random, team) }, random, again, false);
  }

  /** One letter at a moment of the past, and what was answered. The same header id is the same letter. Answers with its conversation. */
  async tell(brand: World['brands'][number], shopper: Shopper, letter: Written, headerId: string, random: Random, at: Date): Promise<string> {
    const team = this.#teamOf(brand);
    return (await this.#write({ brand, shopper, letter, headerId, agent: pick(random, team), colleague: pick(random, team) }, random, at, false)).conversationId;
  }

  #teamOf(brand: World['brands'][number]): DemoPerson[] {
    return this.#world.people.filter((person) => person.brandIds.includes(brand.id));
  }

  /** One transaction a conversation: nobody sees a half-written past. */
  async #write(past: Past, random: Random, at: Date, forgotten: boolean): Promise<{ steps: readonly Step[]; conversationId: string }> {
    const now = this.#house.db.clock.now();
    const steps = forgotten ? [] : tellPast(random, at, now, past.letter.followUp.endsWith('?'));
    const conversationId = await this.#house.db.transact(importer, async (tx) => {
      const received = await receiveMessage(tx, inbound(past, past.letter.subject, past.letter.body, past.headerId, at, null));
      if (received.duplicate) return received.conversationId;
      for (const [i, step] of steps.entries()) await take(tx, step, past, received.conversationId, i);
      if (steps.length === 0 && random.next() < 0.45) await changeConversations(tx, [received.conversationId], { assignee_id: past.agent.id });
      const closed = steps.at(-1)?.what === 'close' ? steps.at(-1) : undefined;
      if (closed) await askHow(tx, received.conversationId, random, closed.at, now);
      return received.conversationId;
    }, { at, silent: true });
    return { steps, conversationId };
  }
}

async function take(tx: Tx, { what, at }: Step, past: Past, conversationId: string, n: number): Promise<void> {
  const { brand, agent, letter } = past;
  const acting = tx.asOf(at, asPerson(agent));
  const comes = (text: string): Promise<unknown> => receiveMessage(tx.asOf(at), inbound(past, `Re: ${letter.subject}`, text, `re${n}.${past.headerId}`, at, past.headerId));
  if (what === 'pass_on') {
    await changeConversations(tx.asOf(at, asPerson(past.colleague)), [conversationId], { assignee_id: past.colleague.id });
    await changeConversations(tx.asOf(at, asPerson(past.colleague)), [conversationId], { assignee_id: agent.id });
  } else if (what === 'answer' || what === 'answer_again') {
    await changeConversations(acting, [conversationId], { assignee_id: agent.id });
    await reply(acting, conversationId, what === 'answer' ? letter.answer : letter.secondAnswer, agent);
    await changeConversations(acting, [conversationId], { status_id: await defaultStatus(tx, brand.id, 'waiting') });
  } else if (what === 'follow_up') await comes(letter.followUp);
  else if (what === 'come_back') await comes(letter.comeBack);
  else {
    const reason = await tx.maybe<{ id: string }>(sql`select id from taxonomy.reason where brand_id = ${brand.id} and key = ${letter.reason}`);
    await changeConversations(acting, [conversationId], { status_id: await defaultStatus(tx, brand.id, 'resolved'), ...(reason ? { reason_id: reason.id } : {}) });
  }
}

interface Past {
  readonly brand: World['brands'][number];
  readonly shopper: Shopper;
  readonly letter: Written;
  readonly headerId: string;
  readonly agent: DemoPerson;
  readonly colleague: DemoPerson;
}

async function reply(tx: Tx, conversationId: string, text: string, agent: DemoPerson): Promise<void> {
  const sent = await sendReply(tx, conversationId, { text, force: true }, { id: agent.id, name: agent.name });
  await tx.unschedule('conversations.release_reply', sent.messageId);
  await releaseReply(tx, sent.messageId);
  await recordDelivery(tx, sent.messageId, { state: 'sent' });
}

const asPerson = (person: DemoPerson): Actor => ({ kind: 'person', id: person.id, name: person.name, grants: new Map(), brands: person.brandIds });

function inbound({ brand, shopper }: Past, subject: string, text: string, headerId: string, at: Date, answers: string | null): InboundMessage {
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
