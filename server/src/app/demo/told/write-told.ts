import { markOrders } from '../../../modules/facts/index.ts';
import { writePastNotices, type PastContact, type PastNotice } from '../../../modules/outreach/index.ts';
import { learnChances } from '../../../modules/risk/index.ts';
import { learnNow, lookAgain } from '../../../modules/shipments/index.ts';
import { systemActor } from '../../../platform/actor/actor.ts';
import { seededRandom } from '../../../platform/random/random.ts';
import type { House } from '../../house.ts';
import type { World } from '../build-world.ts';
import type { History, Shopper } from '../history.ts';
import { drawLetter, type Written } from '../letters.ts';
import type { Matter } from '../worked/matters.ts';
import { drawParcels, type DrawnParcel, type Flow } from './draw-parcels.ts';
import { buyerOf, idOf, live, type Lived, type Telling } from './simulate.ts';
import { storyParcels } from './story-parcels.ts';
import { declareRunning, openTelling, writeOverIncident } from './tell-before.ts';
import { asksAboutIt } from './what-costs.ts';
import { notThere, wordsOf } from './words.ts';
import { writeParcels, type BoughtParcel } from './write-parcels.ts';

type Brand = World['brands'][number];
const builder = systemActor('demo');
const AT_ONCE = 400;
/** With other seeds other things come out, as they would in shops: with these the late programme of the first brand shows what is true of it. */
export const flows: Readonly<Record<string, Flow>> = { fjord: { perDay: 60, days: 84, seed: 1 }, iris: { perDay: 7, days: 84, seed: 815 }, amber: { perDay: 4, days: 84, seed: 42 } };

/** A parcel with all that came of it until now. */
interface Life {
  readonly parcel: BoughtParcel;
  readonly lived: Lived;
  /** when its buyer, not being sure, asked at once */
  readonly unsureAt: Date | null;
}

interface Some {
  readonly brand: Brand;
  readonly telling: Telling;
  readonly lives: readonly Life[];
}

/** How far the demo's customers who were told, or not, are written. */
export class ToldWorld {
  readonly #house: House;
  readonly #world: World;
  /** a few hundred at a time, the newest first */
  readonly #all: Some[] = [];

  constructor(house: House, world: World) {
    this.#house = house;
    this.#world = world;
  }

  /** Before the first screen: portals, programmes, an incident that is over, and what becomes of whom. */
  async begin(): Promise<void> {
    for (const brand of this.#world.brands) {
      const flow = flows[brand.slug];
      if (flow === undefined) continue;
      const telling = await this.#house.db.transact(builder, async (tx): Promise<Telling> => {
        const programmes = await openTelling(tx, this.#world, brand);
        return { programmes, incident: brand.slug === 'fjord' ? await writeOverIncident(tx, this.#world, brand) : null, zone: brand.timeZone, seed: flow.seed, now: tx.now };
      }, { silent: true });
      const lives = boughtIn(brand, flow, telling).toReversed().map((parcel): Life => ({ parcel, lived: live(parcel, parcel.buyer, telling), unsureAt: asksAboutIt(parcel, brand.goods[parcel.good % brand.goods.length]?.[0] ?? '', telling.now) }));
      for (let from = 0; from < lives.length; from += AT_ONCE) this.#all.push({ brand, telling, lives: lives.slice(from, from + AT_ONCE) });
    }
  }

  /** What these customers write, before it is written: people are busy with it. */
  get matters(): Matter[] {
    return this.#all.flatMap(({ brand, lives }) => lives.flatMap((life) => lettersOf(brand, life).map(({ headerId, at, letter }): Matter => ({ id: headerId, brandId: brand.id, at: at.getTime(), reason: letter.reason, asksBack: letter.followUp.endsWith('?'), isForgotten: false }))));
  }

  /** After it: who bought, and what is foretold of their parcels; then who was told and who wrote, the newest first, a few hundred at a time. */
  async write(history: History, ending: () => boolean): Promise<void> {
    for (const { brand, lives } of this.#all) if (!ending()) await this.#house.db.transact(builder, (tx) => writeParcels(tx, brand, lives.map((one) => one.parcel)).then(() => markOrders(tx, lives.map((one) => one.parcel.buyer.orderId))), { silent: true });
    for (const brand of this.#world.brands) {
      await learnNow(this.#house.db, brand.id);
      await this.#house.db.transact(builder, (tx) => lookAgain(tx, brand.id));
      await learnChances(this.#house.db, brand.id);
    }
    const [first] = this.#world.brands;
    if (first && !ending()) await this.#house.db.transact(builder, (tx) => declareRunning(tx, this.#world, first));
    for (const some of this.#all) if (!ending()) await this.#writeSome(some, history);
  }

  async #writeSome({ brand, telling, lives }: Some, history: History): Promise<void> {
    const notices: { notice: PastNotice; contacts: PastContact[] }[] = [];
    for (const life of lives) {
      const conversations: string[] = [];
      for (const { shopper, letter, headerId, at, isUnsure } of lettersOf(brand, life)) {
        const id = await history.tell(brand, shopper, letter, headerId, at);
        if (!isUnsure) conversations.push(id);
      }
      notices.push(...told(brand, life.parcel, life.lived, conversations, telling));
    }
    await this.#house.db.transact(builder, async (tx) => {
      await writePastNotices(tx, brand.id, notices.map((one) => one.notice), notices.flatMap((one) => one.contacts));
      // Written down without news: whoever counts orders is told by hand.
      await markOrders(tx, lives.map((one) => one.parcel.buyer.orderId));
    }, { silent: true });
  }
}

/** Whoever is not sure of what they bought asks at once; others write because of what happened to it. */
function lettersOf(brand: Brand, { parcel, lived, unsureAt }: Life): { shopper: Shopper; letter: Written; headerId: string; at: Date; isUnsure: boolean }[] {
  const shopper: Shopper = { name: parcel.name, email: parcel.email, order: parcel.number, item: brand.goods[parcel.good % brand.goods.length]?.[1] ?? '', tracking: parcel.tracking };
  const unsure = unsureAt === null ? [] : [{ shopper, letter: drawLetter(seededRandom(parcel.n * 23 + 7), shopper, PRODUCT_ONLY), headerId: `unsure.${brand.slug}.${parcel.n}@shopper.example`, at: unsureAt, isUnsure: true }];
  return [...unsure, ...lived.letters.map(({ at, about }, n) => ({ shopper, letter: about === 'late' ? drawLetter(seededRandom(parcel.n * 17 + n), shopper, LATE_ONLY) : notThere(shopper.order, shopper.name), headerId: `told.${brand.slug}.${parcel.n}.${n}@shopper.example`, at, isUnsure: false }))];
}

/** Whoever is not sure asks about the thing. */
const PRODUCT_ONLY = ['wismo.tracking', 'returns.start_return', 'order_change.change_address', 'billing.double_charge', 'warranty.defect', 'subscription.skip', 'promotion'];
/** Whoever waits asks where it is, and nothing else. */
const LATE_ONLY = ['returns.start_return', 'order_change.change_address', 'product.sizing', 'billing.double_charge', 'warranty.defect', 'subscription.skip', 'promotion'];

export function boughtIn(brand: Pick<Brand, 'slug' | 'prefix' | 'domain'>, flow: Flow, telling: Telling): BoughtParcel[] {
  const drawn = [...drawParcels(flow, telling.now), ...(brand.slug === 'fjord' ? storyParcels(telling.now) : [])];
  return drawn.map((parcel): BoughtParcel => {
    const customerId = buyerOf(telling.programmes, flow.seed, parcel.n);
    const [orderId, shipmentId] = [idOf('demo order', customerId), idOf('demo parcel', customerId)];
    return { ...parcel, buyer: { customerId, orderId, shipmentId }, number: `#${brand.prefix}-${60_000 + parcel.n}`, email: emailOf(parcel), tracking: `${parcel.carrier.slice(0, 2).toUpperCase()}${String(7e9 + flow.seed * 1e5 + parcel.n)}` };
  });
}

function emailOf({ name, n }: DrawnParcel): string {
  const plain = name.normalize('NFKD').replaceAll(/[^\p{L} ]/gu, '').toLowerCase().replaceAll(' ', '.');
  return n > 10_000 ? `${plain}@shopper.example` : `${plain}.${n}@shopper.example`;
}

function told(brand: Brand, parcel: BoughtParcel, { decisions, letters }: Lived, conversations: readonly string[], telling: Telling): { notice: PastNotice; contacts: PastContact[] }[] {
  return decisions.map((one, at) => {
    const programme = telling.programmes.find((known) => known.trigger === one.happening.trigger);
    const words = programme === undefined || one.sentAt === null ? null : wordsOf(brand, parcel, one, programme, telling.incident?.lateDays ?? 0);
    const notice: PastNotice = { id: idOf('demo notice', one.happening.trigger, one.happening.key), ...one, problem: one.state === 'failed' ? 'The mailbox does not exist.' : null, words };
    return { notice, contacts: letters.flatMap((letter, n) => (letter.contactOf.includes(at) ? [{ notice, conversationId: conversations[n] ?? '', at: letter.at }] : [])) };
  });
}
