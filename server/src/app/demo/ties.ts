import { putCharge, putLoyalty, putSubscription } from '../../modules/memberships/index.ts';
import { putDispute, putPayment } from '../../modules/orders/index.ts';
import { putReview } from '../../modules/reviews/index.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { between, pick, seededRandom } from '../../platform/random/random.ts';

const DAY = 86_400_000;

interface Buyer {
  readonly brandId: string;
  readonly currency: string;
  readonly email: string;
  readonly number: string;
  readonly sku: string;
  readonly title: string;
  readonly priceMinor: number;
  readonly placedAt: Date;
  readonly now: Date;
}

/** The payment of a demo order, and for some shoppers a subscription, points, a dispute or a review: the same for the same order after a restart. */
export async function writeTies(tx: Tx, buyer: Buyer): Promise<void> {
  const random = seededRandom([...buyer.number].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
  const base = { brandId: buyer.brandId, source: 'demo', email: buyer.email };
  const total = buyer.priceMinor + 490;
  await putPayment(tx, { ...base, sourceId: `pay-${buyer.number}`, orderSourceId: buyer.number, orderNumber: null, state: 'paid', amountMinor: total, refundedMinor: 0, currency: buyer.currency, method: `${pick(random, ['Visa', 'Mastercard', 'PayPal'])} ${between(random, 1000, 9999)}`, problem: null, at: buyer.placedAt, changedAt: buyer.placedAt });
  if (random.next() < 0.35) await putLoyalty(tx, { ...base, customerSourceId: null, points: between(random, 0, 900), tier: pick(random, ['Silver', 'Gold', null]), pointsExpireAt: new Date(buyer.now.getTime() + 90 * DAY), changedAt: buyer.placedAt });
  if (random.next() < 0.15) await subscribe(tx, buyer, random.next() < 0.25);
  if (random.next() < 0.02) await putDispute(tx, { brandId: buyer.brandId, source: 'demo', sourceId: `dispute-${buyer.number}`, paymentSourceId: `pay-${buyer.number}`, orderSourceId: null, state: 'needs_answer', reason: pick(random, ['product_not_received', 'fraudulent', 'product_unacceptable']), amountMinor: total, currency: buyer.currency, answerBy: new Date(buyer.now.getTime() + between(random, 2, 12) * DAY), at: new Date(buyer.placedAt.getTime() + DAY), changedAt: new Date(buyer.placedAt.getTime() + DAY) });
  if (random.next() < 0.3) await review(tx, buyer, between(random, 1, 5), between(random, 4, 9));
}

const OPINIONS: Readonly<Record<number, readonly [title: string, words: string]>> = {
  1: ['Not what I paid for', 'It came late and fell apart within a week. I wrote twice and would like my money back.'],
  2: ['Disappointed', 'Looks nice in the pictures. The size is off and the colour too.'],
  3: ['It is all right', 'Does what it should, no more. The parcel took its time.'],
  4: ['Good', 'Very happy with it. One star less for the packaging.'],
  5: ['Wonderful', 'Exactly as described and here in two days. I have ordered another one.'],
};

async function review(tx: Tx, buyer: Buyer, stars: number, days: number): Promise<void> {
  const at = new Date(Math.min(buyer.placedAt.getTime() + days * DAY, buyer.now.getTime()));
  const [title, words] = OPINIONS[stars] ?? ['', ''];
  await putReview(tx, { brandId: buyer.brandId, source: 'demo', sourceId: `review-${buyer.number}`, productSourceId: null, sku: buyer.sku, orderSourceId: buyer.number, email: buyer.email, name: '', stars, title, words, state: stars <= 2 ? 'waiting' : 'shown', at, changedAt: at });
}

async function subscribe(tx: Tx, buyer: Buyer, fails: boolean): Promise<void> {
  const sourceId = `sub-${buyer.number}`;
  const person = { customerSourceId: null, email: buyer.email };
  await putSubscription(tx, {
    ...person, brandId: buyer.brandId, source: 'demo', sourceId, state: 'active', currency: buyer.currency, totalMinor: buyer.priceMinor, every: { unit: 'month', count: 1 }, nextChargeAt: new Date(buyer.now.getTime() + 12 * DAY), cancelledAt: null, cancelReason: null, at: new Date(buyer.placedAt.getTime() - 60 * DAY),
    changedAt: buyer.placedAt, lines: [{ sourceId: '1', sku: null, title: buyer.title, quantity: 1, unitPriceMinor: buyer.priceMinor }],
  });
  const charge = { ...person, brandId: buyer.brandId, source: 'demo', subscriptionSourceIds: [sourceId], orderSourceId: null, totalMinor: buyer.priceMinor, refundedMinor: 0, currency: buyer.currency };
  await putCharge(tx, { ...charge, sourceId: `${sourceId}-1`, state: 'paid', dueAt: new Date(buyer.placedAt.getTime() - 30 * DAY), problem: null, tries: 1, nextTryAt: null, changedAt: buyer.placedAt });
  await putCharge(tx, { ...charge, sourceId: `${sourceId}-2`, dueAt: buyer.placedAt, ...(fails ? { state: 'failed', problem: 'The card was declined.', tries: 2, nextTryAt: new Date(buyer.now.getTime() + 2 * DAY) } : { state: 'paid', problem: null, tries: 1, nextTryAt: null }), changedAt: buyer.placedAt });
}
