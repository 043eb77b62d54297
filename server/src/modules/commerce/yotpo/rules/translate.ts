import { translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { CustomerRecord, LoyaltyRecord, OrderRecord, PlaceContext, PlaceRecord, ProductRecord, ReviewRecord, Translate } from '../../../connections/index.ts';

type Context = PlaceContext & { readonly kind: string };

const SHAPES: readonly Shape<PlaceRecord | Named, Context>[] = [
  { fits: (item) => item.list('reviews').some(isReview), read: (item, context) => readReviews(item, context) },
  { fits: (item) => isReview(item), read: (item, context) => [readReview(item, [], context)] },
  { fits: (item) => isLoyalty(item), read: (item, context) => [readLoyalty(item, context)] },
  { fits: (item) => isOrder(item), read: (item, context) => [readOrder(item, context)] },
  { fits: (item) => isProduct(item), read: (item, context) => [readProduct(item, context)] },
  { fits: (item) => isCustomer(item), read: (item) => [readCustomer(item)] },
];

/** Yotpo: reviews (widget and app answers, webhooks), loyalty customers, and the customers, orders and products of its core API v3. */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['response', 'data', 'review', 'customer', 'customers', 'orders', 'order', 'products', 'product']);

const isReview = (item: VendorJson): boolean => item.numericId('id') !== null && item.has('score') && item.hasAny('content', 'title', 'votes_up') && !item.has('total_review');

/** A widget names products by Yotpo's ids and says beside them which of the shop's they are (`domain_key`). */
function readReviews(answer: VendorJson, context: Context): ReviewRecord[] {
  const products = answer.list('products');
  return answer.list('reviews').filter(isReview).map((review) => readReview(review, products, context));
}

function readReview(review: VendorJson, products: readonly VendorJson[], context: Context): ReviewRecord {
  const own = review.text('product_id') ?? review.at('product').text('id');
  const at = review.time('created_at') ?? context.readAt ?? new Date(0);
  const stars = Math.round(Number(review.text('score')));
  return {
    type: 'review', sourceId: review.need('id'), productSourceId: products.find((product) => own !== null && product.text('id') === own)?.text('domain_key') ?? review.anyText('domain_key', 'sku') ?? own, sku: review.text('sku'), orderSourceId: review.text('order_id'),
    email: review.text('email') ?? review.at('user').text('email'), name: review.text('name') ?? review.at('user').anyText('display_name', 'name') ?? '', stars: stars >= 1 && stars <= 5 ? stars : null, title: review.text('title'), words: review.text('content') ?? '',
    state: review.flag('deleted') || review.flag('archived') ? 'hidden' : review.text('status')?.toLowerCase() === 'pending' ? 'waiting' : 'shown', at, changedAt: review.time('updated_at') ?? at,
  };
}

const isLoyalty = (item: VendorJson): boolean => item.whole('points_balance') !== null && item.hasAny('email', 'customer_email', 'third_party_id', 'external_id');

function readLoyalty(member: VendorJson, context: Context): LoyaltyRecord {
  return {
    type: 'loyalty', customerSourceId: member.anyText('third_party_id', 'external_id'), email: member.anyText('email', 'customer_email'), points: member.whole('points_balance') ?? 0, tier: member.text('vip_tier_name') ?? member.at('vip_tier').text('name'), pointsExpireAt: member.time('points_expire_at'),
    changedAt: member.time('updated_at', 'last_seen_at') ?? context.readAt ?? new Date(0),
  };
}

const isOrder = (item: VendorJson): boolean => item.has('external_id') && item.has('total_price') && item.currency('currency') !== null;

/** An order that the shop told Yotpo of. */
function readOrder(order: VendorJson, context: Context): OrderRecord {
  const currency = order.currency('currency') ?? context.currency ?? 'USD';
  const placedAt = order.time('order_date', 'external_created_at', 'created_at') ?? context.readAt ?? new Date(0);
  const customer = order.at('customer');
  return {
    type: 'order', sourceId: order.need('external_id'), number: `#${order.text('order_name') ?? order.need('external_id')}`, email: customer.text('email'), phone: customer.text('phone_number'), customerName: customer.joined('first_name', 'last_name'), state: order.has('cancelled_at') ? 'cancelled' : 'open',
    paymentState: order.text('payment_status')?.toLowerCase() ?? 'paid', fulfilmentState: order.list('fulfillments').length > 0 ? 'fulfilled' : 'unfulfilled', currency, totalMinor: order.money('total_price', currency) ?? 0, shippingAddress: null, note: null, url: null, placedAt, cancelledAt: order.time('cancelled_at'),
    changedAt: order.time('updated_at') ?? placedAt,
    lines: order.list('line_items').map((line, place) => ({ sourceId: line.anyText('external_product_id', 'product_id') ?? String(place + 1), sku: null, title: line.text('name') ?? 'Item', quantity: line.whole('quantity') ?? 1, unitPriceMinor: line.money('item_price', currency) ?? line.money('total_price', currency) ?? 0, imageUrl: null })), refunds: [],
  };
}

const isProduct = (item: VendorJson): boolean => item.has('external_id', 'name') && item.hasAny('price', 'url', 'image_url');

function readProduct(product: VendorJson, context: Context): ProductRecord {
  const currency = product.currency('currency') ?? context.currency ?? 'USD';
  const sourceId = product.need('external_id');
  return {
    type: 'product', sourceId, title: product.need('name'), url: product.link('url'), imageUrl: product.link('image_url'), status: product.flag('is_discontinued') ? 'discontinued' : 'active', changedAt: product.time('external_updated_at', 'updated_at') ?? context.readAt ?? new Date(0),
    variants: [{ sourceId, sku: product.text('sku'), title: '', priceMinor: product.money('price', currency) ?? 0, currency, stock: product.whole('inventory_quantity') }],
  };
}

const isCustomer = (item: VendorJson): boolean => item.has('external_id') && item.hasAny('email', 'phone_number');

function readCustomer(customer: VendorJson): CustomerRecord {
  return {
    type: 'customer', sourceId: customer.need('external_id'), email: customer.text('email'), phone: customer.text('phone_number'), name: customer.joined('first_name', 'last_name') ?? '', locale: null,
    ...(customer.has('accepts_email_marketing') ? { consent: { email: customer.flag('accepts_email_marketing') } } : {}),
  };
}
