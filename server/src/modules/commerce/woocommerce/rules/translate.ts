import { translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { CustomerRecord, PlaceContext, PlaceRecord, RefundRecord, ReviewRecord, Translate } from '../../../connections/index.ts';
import { translateCustomer } from './translate-others.ts';
import { translatePayload } from './translate-payload.ts';

type Context = PlaceContext & { readonly kind: string };

const SHAPES: readonly Shape<PlaceRecord | Named, Context>[] = [
  { fits: (item, _under, { kind }) => kind.endsWith('.deleted') && item.has('id'), read: () => [] },
  { fits: (item) => isOrder(item), read: (item, context) => [...translatePayload('order', item.json, { url: context.url, currency: context.currency }).records] as PlaceRecord[] },
  { fits: (item) => isRefund(item), read: (item, context) => [readRefund(item, context)] },
  { fits: (item) => isReview(item), read: (item) => [readReview(item)] },
  { fits: (item) => isProduct(item), read: (item, context) => [...translatePayload('product', item.json, { url: context.url, currency: context.currency }).records] as PlaceRecord[] },
  { fits: (item) => isCustomer(item), read: (item) => [readCustomer(item)] },
];

/** WooCommerce (wc/v3), by what a payload holds: webhooks, answers, lists and batches (`{"create":[…],"update":[…]}`). */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['create', 'update', 'data', 'order', 'product', 'customer']);

const isOrder = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('status', 'total') && item.currency('currency') !== null && item.hasAny('date_created_gmt', 'date_created') && !item.has('billing_period');

const isRefund = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('amount') && item.hasAny('refunded_by', 'refunded_payment');

/** A refund read by itself: the order it is of stands in the address it came from. */
function readRefund(refund: VendorJson, context: Context): RefundRecord {
  const currency = context.currency ?? 'USD';
  return { type: 'refund', sourceId: refund.need('id'), orderSourceId: refund.numericId('parent_id') ?? refund.numericId('order_id'), amountMinor: Math.abs(refund.money('amount', currency) ?? 0), currency, state: 'done', reason: refund.text('reason'), at: refund.needTime('date_created_gmt', 'date_created') };
}

const isProduct = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('name') && item.hasAny('price', 'regular_price', 'permalink') && item.hasAny('type', 'catalog_visibility', 'stock_status') && !item.hasAny('reviewer', 'delivery_url');

const isCustomer = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('email') && item.hasAny('role', 'username', 'billing', 'is_paying_customer') && !item.has('total');

function readCustomer(item: VendorJson): CustomerRecord {
  return { type: 'customer', locale: null, ...translateCustomer(item.json) };
}

const isReview = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('product_id', 'rating') && item.hasAny('review', 'reviewer');

const HIDDEN = new Set(['spam', 'unspam', 'trash', 'untrash']);

function readReview(review: VendorJson): ReviewRecord {
  const at = review.needTime('date_created_gmt', 'date_created');
  const [stars, status] = [review.whole('rating') ?? 0, review.text('status') ?? 'approved'];
  return {
    type: 'review', sourceId: review.need('id'), productSourceId: review.text('product_id'), sku: null, orderSourceId: null, email: review.text('reviewer_email'), name: review.text('reviewer') ?? '', stars: stars >= 1 && stars <= 5 ? stars : null, title: null, words: (review.text('review') ?? '').replaceAll(/<[^>]*>/g, '').trim(),
    state: HIDDEN.has(status) ? 'hidden' : status === 'approved' ? 'shown' : 'waiting', at, changedAt: at,
  };
}
