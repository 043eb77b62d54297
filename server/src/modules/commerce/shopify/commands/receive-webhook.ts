import type { Tx } from '../../../../platform/db/tx.ts';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { Payload, parseExact } from '../rules/payload.ts';
import { translateCustomer } from '../rules/translate-customer.ts';
import { translateFulfilment } from '../rules/translate-fulfilment.ts';
import { translateOrder } from '../rules/translate-order.ts';
import { translateProduct } from '../rules/translate-product.ts';
import { addWebhook, markUninstalled, markWebhook, type ShopRow } from '../store/shops.ts';
import { FETCH_ORDER_JOB } from './fetch-order.ts';
import { orderIdOf, writeCustomer, writeOrder, writeProduct, writeShipment } from './write-records.ts';

export interface ShopWebhook {
  readonly id: string;
  readonly topic: string;
  readonly body: string;
  /** when it happened, by the shop's clock; null when it did not say */
  readonly triggeredAt: Date | null;
}

export type WebhookOutcome = 'applied' | 'outdated' | 'ignored' | 'unreadable' | 'duplicate';

interface Effect {
  readonly outcome: 'applied' | 'outdated' | 'ignored';
  readonly note?: string;
}

/**
 * Takes in a webhook whose signature was checked. The same one twice is one; one that is older than what is known
 * changes nothing; one that is not for us, or cannot be read, is written down as that.
 */
export async function receiveWebhook(tx: Tx, shop: ShopRow, webhook: ShopWebhook): Promise<WebhookOutcome> {
  if (!(await addWebhook(tx, shop, webhook))) return 'duplicate';
  try {
    const { outcome, note } = await tx.attempt(() => apply(tx, shop, webhook));
    await markWebhook(tx, shop.id, webhook.id, outcome, note ?? null);
    return outcome;
  } catch (error) {
    // What cannot be read now cannot be read when it is sent again; anything else is tried again by Shopify.
    if (!(error instanceof Unreadable) && !(error instanceof SyntaxError)) throw error;
    await markWebhook(tx, shop.id, webhook.id, 'unreadable', error.message.slice(0, 500));
    return 'unreadable';
  }
}

async function apply(tx: Tx, shop: ShopRow, { topic, body }: ShopWebhook): Promise<Effect> {
  const [subject = ''] = topic.split('/');
  if (topic === 'app/uninstalled') {
    await markUninstalled(tx, shop.id);
    return { outcome: 'applied' };
  }
  const payload = parseExact(body);
  if (topic === 'orders/delete' || topic === 'products/delete') return { outcome: 'ignored', note: 'what the shop deletes is kept here' };
  if (topic === 'orders/edited') return readBack(tx, shop, new Payload(payload).object('order_edit')?.text('order_id') ?? null);
  if (subject === 'orders') return applyOrder(tx, shop, payload);
  if (topic === 'refunds/create') return readBack(tx, shop, new Payload(payload).text('order_id'));
  if (subject === 'fulfillments') return applyFulfilment(tx, shop, payload);
  if (subject === 'products') return (await writeProduct(tx, shop.brand_id, translateProduct(payload, shop.currency, shop.domain))) ? { outcome: 'applied' } : { outcome: 'outdated' };
  if (topic === 'customers/create' || topic === 'customers/update') return (await writeCustomer(tx, shop.brand_id, translateCustomer(payload))) ? { outcome: 'applied' } : { outcome: 'ignored', note: 'no address or number' };
  return { outcome: 'ignored', note: 'not a topic we use' };
}

async function applyOrder(tx: Tx, shop: ShopRow, payload: unknown): Promise<Effect> {
  const order = translateOrder(payload, shop.domain);
  if (order.test) return { outcome: 'ignored', note: 'a test order' };
  return (await writeOrder(tx, shop.brand_id, order)) ? { outcome: 'applied' } : { outcome: 'outdated' };
}

/** A parcel whose order is not here yet is kept, and its order fetched. */
async function applyFulfilment(tx: Tx, shop: ShopRow, payload: unknown): Promise<Effect> {
  const parcels = translateFulfilment(payload, null);
  const orderSourceId = parcels[0]?.orderSourceId ?? null;
  const orderId = orderSourceId === null ? null : await orderIdOf(tx, shop.brand_id, orderSourceId);
  for (const parcel of parcels) await writeShipment(tx, shop.brand_id, parcel, orderId);
  return orderId === null && orderSourceId !== null ? readBack(tx, shop, orderSourceId) : { outcome: 'applied' };
}

/** The webhook tells a part; the whole is read from the shop. */
async function readBack(tx: Tx, shop: ShopRow, orderId: string | null): Promise<Effect> {
  if (orderId === null) throw new Unreadable('"order_id" is missing');
  await tx.schedule({ kind: FETCH_ORDER_JOB, key: `${shop.id}:${orderId}`, brandId: shop.brand_id, payload: { shop_id: shop.id, order_id: orderId } });
  return { outcome: 'applied', note: 'the order is read back' };
}
