import { Payload } from './payload.ts';
import type { ShopCustomer, ShopOrder, ShopProduct, ShopRefund, ShopShipment } from './shop-records.ts';
import { translateCustomer } from './translate-customer.ts';
import { translateFulfilment } from './translate-fulfilment.ts';
import { translateOrder } from './translate-order.ts';
import { translateProduct } from './translate-product.ts';
import { translateRefund } from './translate-refund.ts';

export type ShopRecord =
  | ({ readonly type: 'order' } & ShopOrder)
  | ({ readonly type: 'shipment' } & ShopShipment)
  | ({ readonly type: 'refund' } & ShopRefund)
  | ({ readonly type: 'product' } & ShopProduct)
  | ({ readonly type: 'customer' } & ShopCustomer);

export interface Translated {
  readonly records: readonly ShopRecord[];
  /** production would take nothing of it in */
  readonly ignored: boolean;
}

export interface ShopContext {
  readonly domain: string | null;
  /** of prices that carry none */
  readonly currency: string | null;
}

type Translate = (payload: unknown, shop: ShopContext) => readonly ShopRecord[];

const TRANSLATIONS: Readonly<Record<string, Translate>> = {
  order: (payload, shop) => orderRecords(payload, shop),
  fulfillment: (payload) => translateFulfilment(payload, null).map((parcel) => ({ type: 'shipment', ...parcel })),
  refund: (payload, shop) => [{ type: 'refund', ...translateRefund(payload, { sourceId: null, currency: null, otherwise: shop.currency }) }],
  product: (payload, shop) => [{ type: 'product', ...translateProduct(payload, shop.currency ?? 'USD', shop.domain) }],
  customer: (payload) => [{ type: 'customer', ...translateCustomer(payload) }],
};

/** Topics of a subject whose payload is not that subject. */
const OTHER_SHAPES = new Set(['orders/edited', 'orders/delete', 'products/delete', 'customers/delete', 'customers/redact', 'customers/data_request', 'orders/link_requested', 'orders/risk_assessment_changed']);

/**
 * A webhook body or an API answer of Shopify in our model, by its topic (`orders/create`) or by the name it is wrapped
 * in (`{"orders": […]}`). What we have no use for gives no records and is ignored.
 */
export function translatePayload(kind: string, given: unknown, shop: ShopContext): Translated {
  const [subject = ''] = kind.toLowerCase().split(/[/.]/);
  if (OTHER_SHAPES.has(kind.toLowerCase())) return { records: [], ignored: true };
  const body = unwrapped(given);
  const wrapped = Object.entries(TRANSLATIONS).flatMap(([name, translate]) => [...(body.has(name) && typeof body.raw(name) === 'object' ? [{ translate, items: [body.raw(name)] }] : []), ...(body.has(`${name}s`) && !body.has('id') ? [{ translate, items: body.list(`${name}s`).map((item) => item.json) }] : [])]);
  const direct = TRANSLATIONS[subject.replace(/s$/, '')];
  const work = wrapped.length > 0 && !body.has('id') ? wrapped : direct ? [{ translate: direct, items: [body.json] }] : [];
  const records = work.flatMap(({ translate, items }) => items.flatMap((item) => translate(item, shop)));
  return { records, ignored: records.length === 0 || records.some((record) => record.type === 'order' && record.test) };
}

/** `{"data": {…}}` of GraphQL, or the body itself. */
function unwrapped(given: unknown): Payload {
  const payload = new Payload(given);
  return payload.object('data') ?? payload;
}

function orderRecords(payload: unknown, shop: ShopContext): ShopRecord[] {
  const order = translateOrder(payload, shop.domain);
  const customer = new Payload(payload).object('customer');
  return [
    { type: 'order', ...order },
    ...(customer?.has('id') ? [{ type: 'customer' as const, ...translateCustomer(customer.json) }] : []),
    ...order.refunds.map((refund) => ({ type: 'refund' as const, orderSourceId: order.sourceId, currency: order.currency, ...refund })),
    ...order.shipments.map((parcel) => ({ type: 'shipment' as const, ...parcel })),
  ];
}
