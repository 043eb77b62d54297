import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PaymentRecord, PlaceContext, ProductRecord, ReviewRecord } from '../../../connections/index.ts';
import { amountOf } from './etsy-money.ts';

export const isPayment = (item: VendorJson): boolean => item.numericId('payment_id') !== null && amountOf(item, 'amount_gross') !== null;

/** A payment; `adjusted_gross` is what is left of it after refunds. */
export function readPayment(payment: VendorJson): PaymentRecord {
  const gross = amountOf(payment, 'amount_gross') ?? { minor: 0, currency: 'USD' };
  const adjusted = amountOf(payment, 'adjusted_gross');
  const refundedMinor = adjusted === null || adjusted.currency !== gross.currency ? 0 : Math.max(0, gross.minor - adjusted.minor);
  const at = payment.needTime('created_timestamp', 'create_timestamp', 'updated_timestamp');
  const status = payment.text('status')?.toLowerCase() ?? '';
  const stands = /cancel|void/.test(status) ? 'cancelled' : /fail|declin/.test(status) ? 'failed' : /open|pending|process/.test(status) ? 'pending' : 'paid';
  return {
    type: 'payment', sourceId: payment.need('payment_id'), orderSourceId: payment.text('receipt_id'), orderNumber: null, email: null, state: stands === 'paid' && refundedMinor > 0 ? (refundedMinor >= gross.minor ? 'refunded' : 'partially_refunded') : stands,
    amountMinor: gross.minor, refundedMinor, currency: gross.currency, method: null, problem: null, at, changedAt: payment.time('updated_timestamp', 'update_timestamp') ?? at,
  };
}

export const isReview = (item: VendorJson): boolean => item.numericId('listing_id') !== null && item.has('rating') && item.hasAny('review', 'buyer_user_id', 'transaction_id');

export function readReview(review: VendorJson, context: PlaceContext): ReviewRecord {
  const at = review.time('created_timestamp', 'create_timestamp') ?? context.readAt ?? new Date(0);
  return {
    type: 'review', sourceId: review.text('transaction_id') ?? `${review.need('listing_id')}:${review.text('buyer_user_id') ?? ''}`, productSourceId: review.text('listing_id'), sku: null, orderSourceId: null, email: null, name: '', stars: review.whole('rating'), title: null, words: review.text('review') ?? '', state: 'shown',
    at, changedAt: review.time('updated_timestamp', 'update_timestamp') ?? at,
  };
}

export const isListing = (item: VendorJson): boolean => item.numericId('listing_id') !== null && item.has('title') && amountOf(item, 'price') !== null && !item.has('transaction_id');

export function readListing(listing: VendorJson, context: PlaceContext): ProductRecord {
  const price = amountOf(listing, 'price') ?? { minor: 0, currency: 'USD' };
  const sourceId = listing.need('listing_id');
  return {
    type: 'product', sourceId, title: listing.need('title'), url: listing.link('url'), imageUrl: listing.list('images')[0]?.link('url_fullxfull', 'url_570xN') ?? null, status: listing.text('state') ?? 'active', changedAt: listing.time('updated_timestamp', 'last_modified_timestamp', 'created_timestamp') ?? context.readAt ?? new Date(0),
    variants: [{ sourceId, sku: listing.texts('skus')[0] ?? null, title: '', priceMinor: price.minor, currency: price.currency, stock: listing.whole('quantity') }],
  };
}
