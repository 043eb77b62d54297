import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import type { Told, Translate, WebhookRequest } from '../../../connections/index.ts';
import { parseExact, Payload } from './payload.ts';
import { translate as translateShape } from './translate.ts';

/** What an answer of a list, or a webhook, of these kinds has to hold. */
const HOLDS: Readonly<Record<string, string>> = {
  orders: 'order', products: 'product', customers: 'customer', 'orders/create': 'order', 'orders/updated': 'order', 'orders/cancelled': 'order', 'fulfillments/create': 'shipment', 'fulfillments/update': 'shipment',
  'products/create': 'product', 'products/update': 'product', 'customers/create': 'customer',
};

/**
 * What the connection takes in: by what it holds, but what came as an order and holds none is broken. A test order is nobody's, and so is what
 * stands in it. The buyer comes with the order itself, and as a customer by their own list.
 */
export const translate: Translate = (kind, payload, context) => {
  const translated = translateShape(kind, payload, context);
  const wanted = HOLDS[kind];
  if (wanted !== undefined && !translated.records.some((record) => record.type === wanted) && translated.fetch === undefined) throw new Unreadable(`it holds no ${wanted}`);
  if (wanted !== 'order') return translated;
  const isTest = translated.records.some((record) => record.type === 'order' && record.test);
  return { ...translated, records: translated.records.filter((record) => record.type === 'order' || (!isTest && record.type !== 'customer')) };
};

/** Topics that tell only a part of an order: the whole is read from the shop. */
const PARTS: Readonly<Record<string, (payload: Payload) => string | null>> = {
  'orders/edited': (payload) => payload.object('order_edit')?.text('order_id') ?? null,
  'refunds/create': (payload) => payload.text('order_id'),
};

/** What a webhook of Shopify tells. What the shop deletes is kept here. @throws Unreadable */
export function readWebhook({ headers, body }: WebhookRequest): readonly Told[] {
  const kind = (headers['x-shopify-topic'] ?? '').toLowerCase();
  const payload: unknown = parseExact(body.toString('utf8'));
  const told: Told = { id: headers['x-shopify-webhook-id'] ?? headers['x-shopify-event-id'] ?? null, kind, payload, happenedAt: momentOf(headers['x-shopify-triggered-at']) };
  if (kind === 'app/uninstalled') return [{ ...told, payload: {}, left: true }];
  const part = PARTS[kind];
  if (part === undefined) return [told];
  const id = part(new Payload(payload));
  if (id === null) throw new Unreadable('"order_id" is missing');
  return [{ ...told, readBack: { stream: 'orders', id } }];
}

function momentOf(text: string | undefined): Date | null {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}
