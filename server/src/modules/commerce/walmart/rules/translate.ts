import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isOrder, readOrder } from './translate-order.ts';
import { isReturn, readReturn } from './translate-return.ts';

const SHAPES: readonly Shape<PlaceRecord | Named, PlaceContext & { readonly kind: string }>[] = [
  { fits: (item) => isOrder(item), read: (item, context) => readOrder(item, context) },
  { fits: (item) => isReturn(item), read: (item) => [readReturn(item)] },
  // The answer to a refund names its return; a notification names its order.
  { fits: (item) => item.has('returnOrderId', 'refundLines'), read: (item) => named('return', item.text('returnOrderId')) },
  { fits: (item, under) => under === 'payload' && isNotice(item), read: (item) => (item.has('returnOrderId') ? named('return', item.text('returnOrderId')) : named('order', item.text('purchaseOrderId'))) },
];

const isNotice = (item: VendorJson): boolean => item.hasAny('purchaseOrderId', 'returnOrderId');

/** Walmart Marketplace (US): orders and returns of v3, one or in lists, and notifications (`{"source":{"eventType":…},"payload":{…}}`). */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['list', 'elements', 'order', 'orders', 'returnOrders', 'returnOrder', 'payload', 'data']);
