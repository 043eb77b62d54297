import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import { meant, type VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isOrder, readOrder } from './translate-order.ts';
import { isCustomer, isProduct, isReturn, isShipment, readCustomer, readProduct, readReturn, readShipment } from './translate-others.ts';
import { isRefund, isTransaction, readRefund, readTransaction } from './translate-money.ts';

type Reads = Shape<PlaceRecord | Named, PlaceContext & { readonly kind: string }>;

const SHAPES: readonly Reads[] = [
  { fits: (item) => isWebhook(item), read: (item) => readWebhook(item) },
  { fits: (item) => isOrder(item), read: (item, context) => [readOrder(item, context)] },
  { fits: (item) => isRefund(item), read: (item, context) => [readRefund(item, context)] },
  { fits: (item) => isTransaction(item), read: (item, context) => readTransaction(item, context) },
  { fits: (item) => isReturn(item), read: (item) => [readReturn(item)] },
  { fits: (item) => isShipment(item), read: (item) => [readShipment(item)] },
  { fits: (item) => isCustomer(item), read: (item) => [readCustomer(item)] },
  { fits: (item) => isProduct(item), read: (item, context) => [readProduct(item, context)] },
];

/** BigCommerce: answers of REST v2 (orders, shipments) and v3 (`{"data":…}`: refunds, transactions, returns, customers, products), and webhooks, which only name what changed. */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, ['data', 'order', 'orders', 'customers', 'products']);

const isWebhook = (item: VendorJson): boolean => (item.text('scope')?.startsWith('store/') ?? false) && item.hasAny('producer', 'store_id', 'hash');

const SUBJECTS = { order: 'order', customer: 'customer', product: 'product', shipment: 'order' } as const;

/** `{"scope":"store/order/created","data":{"type":"order","id":250}}`: nothing of the order itself. */
function readWebhook(webhook: VendorJson): readonly Named[] {
  const [, subject = '', ...what] = webhook.need('scope').split('/');
  const data = webhook.at('data');
  if (what.includes('deleted') || what.includes('metafield')) return [];
  if (subject === 'shipment') return named('order', data.numericId('orderId'));
  if (what[0] === 'refund' || what[0] === 'transaction' || what[0] === 'message') return named('order', data.numericId('order_id') ?? data.numericId('id'));
  const known = meant(SUBJECTS, subject);
  return known === null || (data.text('type') ?? subject) !== subject ? [] : named(known, data.numericId('id'));
}
