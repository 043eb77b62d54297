import { receiveMessage } from '../../modules/conversations/index.ts';
import { normaliseHandle, type Handle } from '../../modules/customers/index.ts';
import { putDispute, putOrder, putPayment } from '../../modules/orders/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { House } from '../house.ts';
import type { World } from './build-world.ts';
import { cities } from './cast.ts';
import { sizes } from './return-plots.ts';

const HOUR = 3_600_000;
const builder = systemActor('demo');
type Brand = World['brands'][number];

/** An order that the shop has not sent yet, and what its buyer writes: what can still be changed, and what no longer. */
interface Waiting {
  readonly brand: Brand['slug'];
  readonly name: string;
  /** which of the brand's goods, and how many */
  readonly goods: readonly (readonly [good: number, quantity: number])[];
  readonly placedHoursAgo: number;
  /** hours from now until the shop packs it */
  readonly cutOffHours: number;
  readonly hold?: string;
  readonly risk?: 'low' | 'medium' | 'high';
  readonly code?: readonly [code: string, offMinor: number];
  /** had the bank take the money back */
  readonly disputed?: boolean;
  readonly subject: string;
  readonly letter: string;
}

const waiting: readonly Waiting[] = [
  { brand: 'fjord', name: 'Helle Berg', goods: [[0, 2], [2, 1]], placedHoursAgo: 3, cutOffHours: 20, code: ['WARM10', 1570], subject: 'Wrong size, not sent yet?', letter: 'I ordered the merino tee in M, but my partner needs the tall one. Can you change one of the two before it goes out?' },
  { brand: 'fjord', name: 'Jonas Keller', goods: [[1, 1]], placedHoursAgo: 5, cutOffHours: 18, subject: 'Moved last week', letter: 'I forgot that we moved. Please send it to 4 Harbour Street, 20457 Hamburg.' },
  { brand: 'fjord', name: 'Marta Ruiz', goods: [[5, 1]], placedHoursAgo: 2, cutOffHours: 21, subject: 'Ordered twice by accident', letter: 'The page hung and I ordered the scarf twice. Please cancel this one.' },
  { brand: 'fjord', name: 'Aino Laine', goods: [[4, 1]], placedHoursAgo: 30, cutOffHours: -2, subject: 'Could you add a scarf?', letter: 'Could you put the long scarf into my parcel as well? I will pay for it.' },
  { brand: 'iris', name: 'Dean Walker', goods: [[1, 2]], placedHoursAgo: 4, cutOffHours: 19, risk: 'high', disputed: true, subject: 'Refund me right now', letter: 'I want all of my money back today or I call my bank again.' },
  { brand: 'amber', name: 'Ruth Adams', goods: [[2, 1], [3, 2]], placedHoursAgo: 6, cutOffHours: 17, hold: 'The payment is being looked at', subject: 'Why is it on hold?', letter: 'My order says it is on hold. Is something wrong with my card?' },
];

/** A few orders of today that can still be changed. Once. */
export async function writeWaiting(house: House, world: World): Promise<void> {
  for (const [n, one] of waiting.entries()) {
    const brand = world.brands.find((known) => known.slug === one.brand);
    if (brand === undefined) continue;
    const number = `${brand.prefix}-W${200 + n}`;
    const there = await house.db.read(builder, (tx) => tx.maybe(sql`select 1 from orders."order" where brand_id = ${brand.id} and source = 'demo' and source_id = ${number}`));
    if (there === undefined) await house.db.transact(builder, (tx) => place(tx, brand, one, number), { silent: true });
  }
}

async function place(tx: Tx, brand: Brand, one: Waiting, number: string): Promise<void> {
  const at = new Date(tx.now.getTime() - one.placedHoursAgo * HOUR);
  const email = `${one.name.toLowerCase().replaceAll(' ', '.')}@shopper.example`;
  const [city, postalCode, country] = cities[one.name.length % cities.length] ?? ['Berlin', '10115', 'DE'];
  const lines = one.goods.map(([good, quantity], position) => {
    const [sku, title, price] = brand.goods[good] ?? ['', '', 0];
    const sized = sizes[sku];
    const size = sku.split('-').at(-1) ?? '';
    return { sourceId: String(position + 1), sku, title, quantity, unitPriceMinor: price, imageUrl: null, productSourceId: sized?.base ?? sku, variantSourceId: sized === undefined ? sku : `${sized.base}-${size}` };
  });
  const [code, off] = one.code ?? [null, 0];
  const total = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 490) - off;
  await putOrder(tx, {
    brandId: brand.id, source: 'demo', sourceId: number, number: `#${number}`, email, phone: null, customerName: one.name, state: 'open', paymentState: 'paid', fulfilmentState: 'unfulfilled', currency: brand.currency, totalMinor: total, shippingMinor: 490, taxMinor: null, discountMinor: off,
    discountCodes: code === null ? [] : [{ code, amountMinor: off }], risk: one.risk ?? 'low', holds: one.hold === undefined ? [] : [one.hold], cutOffAt: new Date(tx.now.getTime() + one.cutOffHours * HOUR), paymentMethods: ['Visa 4242'],
    shippingAddress: { name: one.name, line1: '12 Mill Lane', postal_code: postalCode, city, country }, note: null, url: null, placedAt: at, cancelledAt: null, changedAt: at, lines, refunds: [],
  });
  await putPayment(tx, { brandId: brand.id, source: 'demo', email, sourceId: `pay-${number}`, orderSourceId: number, orderNumber: null, state: 'paid', amountMinor: total, refundedMinor: 0, currency: brand.currency, method: 'Visa 4242', problem: null, at, changedAt: at });
  if (one.disputed) await putDispute(tx, { brandId: brand.id, source: 'demo', sourceId: `dispute-${number}`, paymentSourceId: null, orderSourceId: number, state: 'needs_answer', reason: 'fraudulent', amountMinor: total, currency: brand.currency, answerBy: new Date(tx.now.getTime() + 9 * 24 * HOUR), at, changedAt: at });
  await receiveMessage(tx, {
    brandId: brand.id, channel: 'email', from: { handle: normaliseHandle('email', email) as Handle, name: one.name }, sender: { address: email, name: one.name }, to: [{ address: `help@${brand.domain}`, name: brand.name }], cc: [], replyTo: [],
    subject: `${one.subject} (#${number})`, text: `Hello,\n\n${one.letter}\n\n${one.name}`, html: null, quoted: null, headerId: `waiting.${number}@shopper.example`, at: new Date(at.getTime() + HOUR / 2), auto: false, junk: false, junkScore: null, remoteImages: 0, attachments: [],
    clues: { tokens: [], inReplyTo: [], references: [], subjectNumber: null }, rawBlob: null, facts: {}, notice: null,
  });
}
