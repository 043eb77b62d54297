import { Reader } from './reader.ts';
import { translateCustomer, translateProduct, type WooCustomer, type WooProduct } from './translate-others.ts';
import { translateOrder, type WooOrder } from './translate-order.ts';

export type WooRecord =
  | ({ readonly type: 'order' } & WooOrder)
  | ({ readonly type: 'refund'; readonly orderSourceId: string; readonly currency: string } & WooOrder['refunds'][number])
  | ({ readonly type: 'product' } & WooProduct)
  | ({ readonly type: 'customer' } & WooCustomer);

/**
 * A webhook body or an API answer of WooCommerce in our model, by its topic (`order.updated`) or the resource it holds
 * (`orders`). A list is translated one by one; what we have no use for gives no records and is ignored.
 */
export function translatePayload(kind: string, given: unknown, site: { url: string | null; currency: string | null }): { records: readonly WooRecord[]; ignored: boolean } {
  const [resource = '', event = ''] = kind.toLowerCase().split('.');
  const items: unknown[] = event === 'deleted' ? [] : Array.isArray(given) ? given : [given];
  const records = items.flatMap((item) => recordsOf(resource.replace(/s$/, ''), item, site.url ?? 'https://shop.invalid', site.currency ?? 'USD'));
  return { records, ignored: records.length === 0 };
}

function recordsOf(resource: string, item: unknown, url: string, currency: string): WooRecord[] {
  switch (resource) {
    case 'order': {
      const order = translateOrder(item, url);
      return [{ type: 'order', ...order }, ...order.refunds.map((refund) => ({ type: 'refund' as const, orderSourceId: order.sourceId, currency: order.currency, ...refund }))];
    }
    case 'product':
      return [{ type: 'product', ...translateProduct(item, currency) }];
    case 'customer':
      return new Reader(item).text('id') === null ? [] : [{ type: 'customer', ...translateCustomer(item) }];
    default:
      return [];
  }
}
