import { putProduct } from '../../modules/catalogue/index.ts';
import { receiveMessage } from '../../modules/conversations/index.ts';
import { normaliseHandle, type Handle } from '../../modules/customers/index.ts';
import { putOrder } from '../../modules/orders/index.ts';
import { decideReturn, inspectReturn, markShipped, noAddress, publishPolicy, receiveReturn, requestReturn, settleReturn, startingPolicy, startingTerms, tellHowToSend, type AskedLine, type ReturnPolicy, type ReturnTerms } from '../../modules/returns/index.ts';
import { putShipment } from '../../modules/shipments/index.ts';
import { systemActor, type Actor } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { between, pick, seededRandom } from '../../platform/random/random.ts';
import type { House } from '../house.ts';
import type { DemoPerson, World } from './build-world.ts';
import { knowGoods } from './catalogue-depth.ts';
import { cities, firstNames, lastNames } from './cast.ts';
import { plots, sizes, type Plot } from './return-plots.ts';

const DAY = 86_400_000;
const builder = systemActor('demo');
type Brand = World['brands'][number];

/** What the demo's brands sell in sizes and stock, what they take back, and a few returns in every stage. Once. */
export async function writeReturns(house: House, world: World): Promise<void> {
  for (const brand of world.brands) {
    const done = await house.db.read(builder, (tx) => tx.maybe(sql`select 1 from returns.version where brand_id = ${brand.id} limit 1`));
    if (done !== undefined) continue;
    await house.db.transact(builder, async (tx) => {
      await sell(tx, brand);
      await knowGoods(tx, brand);
    }, { silent: true });
    const lead = world.people.find((person) => person.brandIds.includes(brand.id));
    const publish = (number: number, terms: ReturnTerms) => house.db.transact(builder, (tx) => publishPolicy(tx.asOf(tx.now, lead === undefined ? builder : asPerson(lead)), brand.id, number, { policy, terms }), { silent: true });
    const { policy, terms } = policyOf(brand);
    // What is played back had its labels from elsewhere.
    await publish(0, { ...terms, labels: startingTerms.labels });
    for (const [n, plot] of plots.filter((one) => one.brand === brand.slug).entries()) await play(house, world, brand, plot, n);
    await publish(1, terms);
  }
}

const asPerson = (person: DemoPerson): Actor => ({ kind: 'person', id: person.id, name: person.name, grants: new Map([['returns.override', person.brandIds], ['orders.act', person.brandIds]]), brands: person.brandIds });

function policyOf(brand: Brand): { policy: ReturnPolicy; terms: ReturnTerms } {
  const clothes = brand.slug === 'fjord';
  return {
    policy: {
      ...startingPolicy, time_zone: brand.timeZone, credit_bonus_percent: clothes ? 10 : 5, fees: clothes ? [{ when: { reasons: ['changed_mind', 'better_price'] }, amount_minor: 390 }] : [],
      final_sale: clothes ? [{ when: { discount_from_percent: 50 }, because: 'sold at half price or less' }] : [{ when: { categories: ['Prescription'] }, because: 'lenses are ground to a prescription' }],
      review: [...startingPolicy.review, { when: { paid_from_minor: 20_000 }, because: 'worth more than 200' }, { when: { conditions: ['worn'] }, because: 'it was worn' }],
      seasons: [{ name: 'Christmas', ordered_from: '2026-11-01', ordered_to: '2026-12-24', until: '2027-01-31' }], keep: [{ when: {}, below_minor: 1500 }],
    },
    terms: {
      ...startingTerms, instant_exchange: { on: clothes, days: 14 }, address: { ...noAddress, company: brand.name, name: 'Returns', line1: 'Mill Lane 2', postal_code: '10115', city: 'Berlin', country: 'DE' },
      labels: { by: 'place', place_id: 'demo-parcels', service: '', weight_grams: 1000, file_id: null }, instructions: 'Pack it well, put the number of the return on the parcel, and send it to the address on the label.',
      reasons: clothes ? [{ categories: ['Knitwear', 'Shirts', 'Jackets'], reasons: [{ code: 'sleeves_short', label: 'Sleeves too short', means: 'too_small' }, { code: 'too_tight', label: 'Too tight', means: 'too_small' }, { code: 'too_wide', label: 'Too wide', means: 'too_large' }, { code: 'colour', label: 'The colour is different', means: 'not_as_expected' }, { code: 'mind', label: 'Changed their mind', means: 'changed_mind' }, { code: 'scratchy', label: 'It scratches', means: 'not_as_expected' }, { code: 'damaged', label: 'Arrived damaged', means: 'damaged' }, { code: 'seam', label: 'A seam came apart', means: 'defective' }, { code: 'lost', label: 'Never arrived', means: 'never_arrived' }] }] : [],
    },
  };
}

/** Every product of the brand, those that come in sizes with a few of each. */
async function sell(tx: Tx, brand: Brand): Promise<void> {
  for (const [n, [sku, title, price]] of brand.goods.entries()) {
    const sized = sizes[sku];
    const variants = sized === undefined ? [{ sourceId: sku, sku, title: '', priceMinor: price, currency: brand.currency, stock: 12 + n * 7 }] : sized.variants.map(([size, stock, more]) => ({ sourceId: `${sized.base}-${size}`, sku: `${sized.base}-${size}`, title: size, priceMinor: price + more, currency: brand.currency, stock, places: [{ id: 'berlin', name: 'Berlin', quantity: Math.ceil(stock * 0.7) }, { id: 'porto', name: 'Porto', quantity: Math.floor(stock * 0.3) }] }));
    await putProduct(tx, { brandId: brand.id, source: 'demo', sourceId: sized?.base ?? sku, title: sized?.title ?? title, url: null, imageUrl: null, status: 'active', category: sized?.category ?? (sku.endsWith('-RX') ? 'Prescription' : 'Accessories'), tags: [], variants, changedAt: tx.now });
  }
}

/** One return, from the letter to where its plot ends. */
async function play(house: House, world: World, brand: Brand, plot: Plot, n: number): Promise<void> {
  const random = seededRandom(n * 131 + brand.slug.length * 17);
  const now = house.db.clock.now().getTime();
  const asked = new Date(now - plot.askedDaysAgo * DAY - 3_600_000 * between(random, 1, 5));
  const team = world.people.filter((person) => person.brandIds.includes(brand.id));
  const [agent, lead] = [asPerson(pick(random, team)), asPerson(team[0] ?? pick(random, team))];
  const name = `${pick(random, firstNames)} ${pick(random, lastNames)}`;
  const begun = await house.db.transact(builder, async (tx) => {
    const order = await placed(tx, brand, plot, name, `${brand.prefix}-R${100 + n}`, asked);
    const conversationId = await written(tx, brand, plot, name, order, asked);
    const variant = plot.instead === undefined ? undefined : await tx.maybe<{ id: string }>(sql`select id from catalogue.variant where brand_id = ${brand.id} and sku = ${plot.instead}`);
    const line: AskedLine = { line_id: '1', quantity: 1, reason: plot.reason, reason_code: plot.code, condition: plot.condition, words: plot.words, wanted: plot.wanted, ...(variant ? { variant_id: variant.id } : {}) };
    return requestReturn(tx.asOf(asked, agent), { orderId: order.id, conversationId, kind: plot.kind, channel: 'agent', lines: [line], note: '', key: null, anyway: null, refuse: plot.until === 'refused' });
  }, { at: asked, silent: true });
  const at = (step: number): Date => new Date(Math.min(now - 60_000, asked.getTime() + (step * (now - asked.getTime())) / 6));
  const later = (step: number, actor: Actor, work: (tx: Tx) => Promise<unknown>) => house.db.transact(builder, (tx) => work(tx.asOf(at(step), actor)), { at: at(step), silent: true });
  const { id } = begun.row;
  const reaches = (stage: Plot['until']): boolean => order.indexOf(plot.until) >= order.indexOf(stage);
  if (plot.until === 'refused' || plot.until === 'review') return;
  if (begun.row.state === 'review') await later(1, lead, (tx) => decideReturn(tx, id, true, 'Looked at: fine'));
  if (begun.row.sends_back && reaches('label_sent')) await later(2, agent, (tx) => tellHowToSend(tx, id, '', { carrier: 'dhl', trackingNumber: `RT${between(random, 10_000_000, 99_999_999)}` }));
  if (begun.row.sends_back && reaches('in_transit')) await later(3, agent, (tx) => markShipped(tx, id, { carrier: null, trackingNumber: null }));
  if (begun.row.sends_back && reaches('received')) await later(4, agent, (tx) => receiveReturn(tx, id, [{ line_id: '1', quantity: 1 }], ''));
  if (begun.row.sends_back && reaches('inspected')) await later(5, agent, (tx) => inspectReturn(tx, id, [{ line_id: '1', accepted: plot.rejected === undefined ? 1 : 0, condition: plot.found ?? 'unopened', resolution: plot.rejected === undefined ? plot.wanted : 'reject', words: plot.rejected ?? '' }], ''));
  if (reaches('settling')) await later(6, lead, (tx) => settleReturn(tx, id, { resolution: null, words: '', expectsMinor: null }));
}

const order: readonly Plot['until'][] = ['review', 'approved', 'label_sent', 'in_transit', 'received', 'inspected', 'settling', 'resolved'];

async function placed(tx: Tx, brand: Brand, plot: Plot, name: string, number: string, asked: Date): Promise<{ id: string; number: string; email: string }> {
  const [sku, title, price] = brand.goods[plot.good] ?? ['', '', 0];
  const email = `${name.normalize('NFKD').replaceAll(/[^\p{L}]/gu, '').toLowerCase()}@shopper.example`;
  const arrived = new Date(asked.getTime() - plot.deliveredDaysBefore * DAY);
  const placedAt = new Date(arrived.getTime() - 4 * DAY);
  const [city, postalCode, country] = cities[plot.good % cities.length] ?? ['Berlin', '10115', 'DE'];
  const { id } = await putOrder(tx, {
    brandId: brand.id, source: 'demo', sourceId: number, number: `#${number}`, email, phone: null, customerName: name, state: 'open', paymentState: 'paid', fulfilmentState: 'fulfilled', currency: brand.currency, totalMinor: price + 490, shippingMinor: 490, taxMinor: null,
    shippingAddress: { name, line1: '12 Mill Lane', postal_code: postalCode, city, country }, note: null, url: null, placedAt, cancelledAt: null, changedAt: placedAt, lines: [{ sourceId: '1', sku: sizes[sku]?.sold ?? sku, title, quantity: 1, unitPriceMinor: price, imageUrl: null }], refunds: [],
  });
  await putShipment(tx, {
    brandId: brand.id, source: 'demo', sourceId: `${number}-1`, orderId: id, carrier: 'dhl', trackingNumber: `DM${number}`, trackingUrl: null, state: 'in_transit', estimatedDeliveryAt: null, shippedAt: new Date(placedAt.getTime() + DAY), changedAt: new Date(placedAt.getTime() + DAY),
    events: [{ at: new Date(placedAt.getTime() + DAY), state: 'in_transit', description: 'Left the warehouse', place: null }, ...(plot.kind === 'lost' ? [] : [{ at: arrived, state: 'delivered' as const, description: 'Handed over', place: null }])],
  });
  return { id, number: `#${number}`, email };
}

async function written(tx: Tx, brand: Brand, plot: Plot, name: string, order: { number: string; email: string }, at: Date): Promise<string> {
  const { conversationId } = await receiveMessage(tx, {
    brandId: brand.id, channel: 'email', from: { handle: normaliseHandle('email', order.email) as Handle, name }, sender: { address: order.email, name }, to: [{ address: `help@${brand.domain}`, name: brand.name }], cc: [], replyTo: [],
    subject: `${plot.subject} (${order.number})`, text: `Hello,\n\n${plot.letter}\n\n${name}`, html: null, quoted: null, headerId: `return.${brand.slug}.${order.number}@shopper.example`, at, auto: false, junk: false, junkScore: null, remoteImages: 0, attachments: [],
    clues: { tokens: [], inReplyTo: [], references: [], subjectNumber: null }, rawBlob: null, facts: {}, notice: null,
  });
  return conversationId;
}
