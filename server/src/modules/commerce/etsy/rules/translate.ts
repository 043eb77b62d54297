import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isReceipt, readReceipt } from './translate-receipt.ts';
import { isListing, isPayment, isReview, readListing, readPayment, readReview } from './translate-others.ts';

const SHAPES: readonly Shape<PlaceRecord | Named, PlaceContext & { readonly kind: string }>[] = [
  { fits: (item) => item.has('event_type', 'resource_url'), read: (item) => readWebhook(item) },
  { fits: (item) => isReceipt(item), read: (item) => readReceipt(item) },
  { fits: (item) => isPayment(item), read: (item) => [readPayment(item)] },
  { fits: (item) => isReview(item), read: (item, context) => [readReview(item, context)] },
  { fits: (item) => isListing(item), read: (item, context) => [readListing(item, context)] },
];

/** Etsy Open API v3: receipts (its orders), payments, reviews and listings, one or in lists (`{"count":…,"results":[…]}`), and webhooks, which only name a receipt. */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['results', 'data', 'receipt', 'receipts']);

/** `{"event_type":"order.paid","resource_url":"…/shops/12345/receipts/54321"}` */
function readWebhook(webhook: VendorJson): readonly Named[] {
  return named('order', /\/receipts\/(\d+)/.exec(webhook.need('resource_url'))?.[1] ?? null);
}
