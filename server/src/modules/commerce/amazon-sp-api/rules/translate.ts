import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isOrder, readOrder } from './translate-order.ts';
import { isOrderV0, readOrderV0 } from './translate-order-v0.ts';
import { isFulfilment, isOutbound, readFulfilment, readOutbound } from './translate-parcels.ts';
import { isReturn, readReturn } from './translate-return.ts';

const SHAPES: readonly Shape<PlaceRecord | Named, PlaceContext & { readonly kind: string }>[] = [
  { fits: (item) => isOrderV0(item), read: (item, context) => [readOrderV0(item, context)] },
  { fits: (item) => isOrder(item), read: (item, context) => readOrder(item, context) },
  { fits: (item) => isReturn(item), read: (item) => [readReturn(item)] },
  { fits: (item) => isOutbound(item), read: (item, context) => [readOutbound(item, context)] },
  { fits: (item) => isFulfilment(item), read: (item) => readFulfilment(item) },
  // Parts of an order (its items, address, buyer), and news of one: the order has to be read.
  { fits: (item) => namesOrder(item), read: (item) => named('order', item.text('AmazonOrderId')) },
];

const NOTICES = ['orderChangeNotification', 'fbaOutboundShipmentStatusNotification', 'fulfillmentOrderStatusNotification'];

/**
 * Amazon Selling Partner API: orders of v0 (`{"payload":{"Orders":[…]}}`) and of 2026-01-01, returns of 2024-09-11, and
 * notifications, whose names begin with a capital or not by their age. Where a parcel is, is told in `tracking/amazon`.
 */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['payload', 'Payload', 'Orders', 'orders', 'order', 'returns', ...NOTICES, ...NOTICES.map((name) => name.replace(/^fba/, 'FBA').replace(/^[a-z]/, (first) => first.toUpperCase()))]);

const namesOrder = (item: VendorJson): boolean => item.has('AmazonOrderId') && item.hasAny('OrderChangeType', 'Summary', 'OrderItems', 'ShippingAddress', 'BuyerEmail', 'NotificationLevel');
