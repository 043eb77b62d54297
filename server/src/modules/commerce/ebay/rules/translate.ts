import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isCancellation, isClaim, isPaymentDispute, isReturn, readClaim, readPaymentDispute, readReturn } from './translate-claims.ts';
import { isFulfilment, isOrder, readFulfilment, readOrder } from './translate-order.ts';

const SHAPES: readonly Shape<PlaceRecord | Named, PlaceContext & { readonly kind: string }>[] = [
  { fits: (item) => isOrder(item), read: (item, context) => readOrder(item, context) },
  { fits: (item) => isFulfilment(item), read: (item) => [readFulfilment(item)] },
  { fits: (item) => isPaymentDispute(item), read: (item) => readPaymentDispute(item) },
  { fits: (item) => isReturn(item), read: (item) => [readReturn(item)] },
  { fits: (item) => isClaim(item), read: (item) => readClaim(item) },
  // A cancellation changes its order and is shown there.
  { fits: (item) => isCancellation(item), read: (item) => named('order', item.anyText('orderId', 'legacyOrderId')) },
  { fits: (item, under) => under === 'data' && item.has('orderId'), read: (item) => named('order', item.text('orderId')) },
];

/**
 * eBay: orders, parcels and payment disputes of Sell Fulfillment v1, returns, cancellations, inquiries and cases of Post-Order v2, and
 * notifications (`{"metadata":…,"notification":{"data":…}}`). A notice that somebody closed their account holds no record of ours.
 */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, [
  'orders', 'order', 'fulfillments', 'paymentDisputeSummaries', 'members', 'summary', 'returns', 'cancellations', 'cancelDetail', 'inquiries', 'cases', 'inquiryDetails', 'caseDetails', 'notification', 'data',
]);
