import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { LoyaltyRecord, PlaceContext, PlaceRecord, ReviewRecord, Translate } from '../../../connections/index.ts';

type Context = PlaceContext & { readonly kind: string };

const SHAPES: readonly Shape<PlaceRecord | Named, Context>[] = [
  { fits: (item) => item.text('topic')?.endsWith('.delete') === true, read: () => [] },
  { fits: (item) => isReview(item), read: (item, context) => [readReview(item, context)] },
  { fits: (item) => item.has('reviewId'), read: (item) => named('review', item.text('reviewId')) },
  { fits: (item) => isLoyalty(item), read: (item, context) => [readLoyalty(item, context)] },
  // Points earned, spent or given: what they come to stands with the customer.
  { fits: (item) => item.hasAny('loyaltyTransactionId', 'transactionId', 'points') && item.has('customerId'), read: (item) => named('loyalty', sourceIdOf(item.text('customerId'))) },
];

/** Okendo: reviews and loyalty, by webhooks (`{"topic":…,"resource":{…}}`) and answers (`{"reviews":[…]}`). Its ids of the shop's things are "shopify-…". */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['resource', 'review', 'reviews', 'customer', 'loyaltyCustomer', 'loyaltyCustomers', 'customers', 'data']);

const sourceIdOf = (id: string | null): string | null => id?.replace(/^[a-z]+-/, '') ?? null;

/** A change tells only what changed; the words come with the review itself, which is read then. */
const isReview = (item: VendorJson): boolean => item.has('reviewId') && item.hasAny('body', 'title', 'dateCreated');

function readReview(review: VendorJson, context: Context): ReviewRecord {
  const reviewer = review.at('reviewer');
  const stars = review.whole('rating');
  const at = review.time('dateCreated') ?? context.readAt ?? new Date(0);
  const status = review.text('status')?.toLowerCase();
  return {
    type: 'review', sourceId: review.need('reviewId'), productSourceId: sourceIdOf(review.text('productId')), sku: review.text('sku'), orderSourceId: sourceIdOf(review.text('orderId')), email: reviewer.text('email') ?? review.text('email'), name: reviewer.anyText('name', 'displayName') ?? review.text('name') ?? '',
    stars: stars !== null && stars >= 1 && stars <= 5 ? stars : null, title: review.text('title'), words: review.text('body') ?? '', state: status === 'approved' ? 'shown' : status === 'rejected' ? 'hidden' : 'waiting', at, changedAt: review.time('dateUpdated') ?? context.readAt ?? at,
  };
}

const isLoyalty = (item: VendorJson): boolean => item.has('customerId') && item.whole('pointsBalance') !== null;

/** A balance carries no date: the last one that came stands. */
function readLoyalty(member: VendorJson, context: Context): LoyaltyRecord {
  return {
    type: 'loyalty', customerSourceId: sourceIdOf(member.text('customerId')), email: member.text('email'), points: member.whole('pointsBalance') ?? 0, tier: member.text('vipTierName') ?? member.at('vipTier').text('name'), pointsExpireAt: member.time('pointsExpiryDate', 'pointsExpireAt'),
    changedAt: member.time('dateUpdated') ?? context.readAt ?? new Date(0),
  };
}
