import { named, translatorOf, type Named, type Shape } from '../../../../platform/hostile/read-shapes.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { PlaceContext, PlaceRecord, Translate } from '../../../connections/index.ts';
import { isContract, isDispute, isReturn, isTransaction, readContract, readDispute, readReturn, readTransaction } from './translate-around-orders.ts';
import { translatePayload } from './translate-payload.ts';

type Context = PlaceContext & { readonly kind: string };

const SHAPES: readonly Shape<PlaceRecord | Named, Context>[] = [
  { fits: (item, _under, { kind }) => isOrder(item) && !/^(?:draft_orders|checkouts|carts)/.test(kind), read: (item, context) => readOrder(item, context) },
  { fits: (item) => isReturn(item), read: (item) => [readReturn(item)] },
  // Later news of a return tells only its state.
  { fits: (item) => item.text('admin_graphql_api_id')?.includes('/Return/') === true, read: (item) => named('return', item.text('id')) },
  { fits: (item) => isRefund(item), read: (item, context) => as('refunds', item, context) },
  { fits: (item) => isFulfilment(item), read: (item, context) => as('fulfillments', item, context) },
  { fits: (item) => isDispute(item), read: (item) => [readDispute(item)] },
  { fits: (item) => isTransaction(item), read: (item, context) => readTransaction(item, context) },
  { fits: (item) => isContract(item), read: (item) => [readContract(item)] },
  { fits: (item) => isProduct(item), read: (item, context) => as('products', item, context) },
  { fits: (item, _under, { kind }) => isCustomer(item) && !/delete|redact|data_request/.test(kind), read: (item, context) => as('customers', item, context) },
];

/** Shopify, by what a payload holds and not by what it is called: webhooks, REST answers (`{"orders":[…]}`) and answers of GraphQL (`{"data":{"orders":{"nodes":[…]}}}`). */
export const translate: Translate = translatorOf<PlaceRecord, PlaceContext>(SHAPES, [
  'data', 'order', 'orders', 'nodes', 'edges', 'node', 'customer', 'customers', 'product', 'products', 'fulfillment', 'fulfillments', 'refund', 'refunds', 'transaction', 'transactions', 'dispute', 'disputes', 'return', 'returns',
]);

function as(kind: string, item: VendorJson, context: Context): readonly PlaceRecord[] {
  const shop = { domain: context.url?.replace(/^https?:\/\//, '').replace(/\/.*$/, '') ?? null, currency: context.currency };
  return translatePayload(kind, item.json, shop).records;
}

const isOrder = (item: VendorJson): boolean => item.hasAny('id', 'admin_graphql_api_id') && item.hasAny('total_price', 'totalPriceSet', 'total_price_set') && item.hasAny('name', 'order_number') && item.hasAny('created_at', 'createdAt', 'processed_at', 'processedAt') && !item.hasAny('invoice_url', 'abandoned_checkout_url');

/** An answer that was asked for a few fields only names its order. */
function readOrder(item: VendorJson, context: Context): readonly (PlaceRecord | Named)[] {
  return item.hasAny('currency', 'currencyCode') ? as('orders', item, context) : named('order', item.text('id')?.split('/').pop() ?? null);
}

const isRefund = (item: VendorJson): boolean => item.has('id', 'order_id') && item.hasAny('refund_line_items', 'order_adjustments', 'total_duties_set') && (item.has('total_duties_set') || item.list('transactions').length > 0);

const isFulfilment = (item: VendorJson): boolean => item.has('id', 'order_id', 'status') && item.hasAny('tracking_company', 'tracking_numbers', 'tracking_number', 'line_items') && !item.hasAny('kind', 'total_price', 'assigned_location_id', 'request_status', 'return_line_items');

const isProduct = (item: VendorJson): boolean => item.hasAny('id', 'admin_graphql_api_id') && item.has('title') && item.hasAny('variants', 'vendor', 'product_type') && !item.hasAny('quantity', 'product_id', 'order_id');

const isCustomer = (item: VendorJson): boolean => item.text('id')?.startsWith('gid://shopify/Customer/') === true || (item.hasAny('id', 'admin_graphql_api_id') && item.hasAny('email', 'first_name', 'last_name', 'phone', 'defaultEmailAddress') && item.hasAny('orders_count', 'verified_email', 'numberOfOrders', 'addresses', 'tax_exempt', 'state', 'tags', 'email') && !item.hasAny('order_id', 'shop_owner', 'myshopify_domain', 'token', 'line_items', 'total_price', 'address1'));
