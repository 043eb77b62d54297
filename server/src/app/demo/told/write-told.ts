import { markOrders } from '../../../modules/facts/index.ts';
import { writePastNotices, type PastContact, type PastNotice } from '../../../modules/outreach/index.ts';
import { learnChances } from '../../../modules/risk/index.ts';
import { learnNow, lookAgain } from '../../../modules/shipments/index.ts';
import { systemActor } from '../../../platform/actor/actor.ts';
import { seededRandom } from '../../../platform/random/random.ts';
import type { House } from '../../house.ts';
import type { World } from '../build-world.ts';
import type { History, Shopper } from '../history.ts';
import { drawLetter } from '../letters.ts';
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

/** How far the demo's customers who were told, or not, are written. */
export class ToldWorld {
  readonly #house: House;
  readonly #world: World;
  readonly #history: History;
  #tellings = new Map<string, Telling>();

  constructor(house: House, world: World, history: History) {
    this.#house = house;
    this.#world = world;
    this.#history = history;
  }

  /** Before the first screen: portals, programmes, and an incident that is over. */
  async begin(): Promise<void> {
    for (const brand of this.#world.brands) {
      const flow = flows[brand.slug];
      if (flow === undefined) continue;
      const telling = await this.#house.db.transact(builder, async (tx): Promise<Telling> => {
        const programmes = await openTelling(tx, this.#world, brand);
        return { programmes, incident: brand.slug === 'fjord' ? await writeOverIncident(tx, this.#world, brand) : null, zone: brand.timeZone, seed: flow.seed, now: tx.now };
      }, { silent: true });
      this.#tellings.set(brand.id, telling);
    }
  }

  /** After it: who bought, and what is foretold of their parcels; then who was told and who wrote, the newest first, a few hundred at a time. */
  async write(ending: () => boolean): Promise<void> {
    const bought: { brand: Brand; telling: Telling; some: BoughtParcel[] }[] = [];
    for (const brand of this.#world.brands) {
      const [flow, telling] = [flows[brand.slug], this.#tellings.get(brand.id)];
      if (flow === undefined || telling === undefined) continue;
      const parcels = boughtIn(brand, flow, telling).toReversed();
      for (let from = 0; from < parcels.length; from += AT_ONCE) bought.push({ brand, telling, some: parcels.slice(from, from + AT_ONCE) });
    }
    for (const { brand, some } of bought) if (!ending()) await this.#house.db.transact(builder, (tx) => writeParcels(tx, brand, some).then(() => markOrders(tx, some.map((one) => one.buyer.orderId))), { silent: true });
    for (const brand of this.#world.brands) {
      await learnNow(this.#house.db, brand.id);
      await this.#house.db.transact(builder, (tx) => lookAgain(tx, brand.id));
      await learnChances(this.#house.db, brand.id);
    }
    const [first] = this.#world.brands;
    if (first && !ending()) await this.#house.db.transact(builder, (tx) => declareRunning(tx, this.#world, first));
    for (const { brand, telling, some } of bought) if (!ending()) await this.#writeSome(brand, some, telling);
  }

  async #writeSome(brand: Brand, parcels: readonly BoughtParcel[], telling: Telling): Promise<void> {
    for (const parcel of parcels) await this.#writeUnsure(brand, parcel, telling.now);
    const lives = parcels.map((parcel) => ({ parcel, lived: live(parcel, parcel.buyer, telling), conversations: [] as string[] }));
    for (const one of lives) for (const [at, letter] of one.lived.letters.entries()) one.conversations.push(await this.#writeLetter(brand, one.parcel, letter, at));
    const notices = lives.flatMap(({ parcel, lived, conversations }) => told(brand, parcel, lived, conversations, telling));
    await this.#house.db.transact(builder, async (tx) => {
      await writePastNotices(tx, brand.id, notices.map((one) => one.notice), notices.flatMap((one) => one.contacts));
      // Written down without news: whoever counts orders is told by hand.
      await markOrders(tx, parcels.map((one) => one.buyer.orderId));
    }, { silent: true });
  }

  /** Whoever is not sure of what they bought asks at once. */
  async #writeUnsure(brand: Brand, parcel: BoughtParcel, now: Date): Promise<void> {
    const [item = ['', '', 0]] = [brand.goods[parcel.good % brand.goods.length]];
    const at = asksAboutIt(parcel, item[0], now);
    if (at === null) return;
    const shopper: Shopper = { name: parcel.name, email: parcel.email, order: parcel.number, item: item[1], tracking: parcel.tracking };
    const random = seededRandom(parcel.n * 23 + 7);
    await this.#history.tell(brand, shopper, drawLetter(random, shopper, PRODUCT_ONLY), `unsure.${brand.slug}.${parcel.n}@shopper.example`, random, at);
  }

  #writeLetter(brand: Brand, parcel: BoughtParcel, { at, about }: Lived['letters'][number], n: number): Promise<string> {
    const [item = ['', '', 0]] = [brand.goods[parcel.good % brand.goods.length]];
    const shopper: Shopper = { name: parcel.name, email: parcel.email, order: parcel.number, item: item[1], tracking: parcel.tracking };
    const random = seededRandom(parcel.n * 17 + n);
    return this.#history.tell(brand, shopper, about === 'late' ? drawLetter(random, shopper, LATE_ONLY) : notThere(shopper.order, shopper.name), `told.${brand.slug}.${parcel.n}.${n}@shopper.example`, random, at);
  }
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
