import { isObject, Unreadable } from '../../../../platform/hostile/json-fields.ts';
import type { Told, Translate, WebhookRequest } from '../../../connections/index.ts';
import { translate as translateShape } from './translate.ts';

/** What the connection takes in: by what it holds, but what came as an order and holds none is broken. */
export const translate: Translate = (kind, payload, context) => {
  const translated = translateShape(kind, payload, context);
  const [wanted = '', event = 'updated'] = kind.split('.');
  const known = ['order', 'product', 'customer'].includes(wanted) && ['created', 'updated', 'restored'].includes(event);
  if (known && !translated.records.some((record) => record.type === wanted)) throw new Unreadable(`it holds no ${wanted}`);
  return known || !kind.includes('.') ? translated : { records: [], ignored: true };
};

/** What a webhook of WooCommerce tells. Which pieces came back, and the variants of a product, are not in it: those are read whole. @throws Unreadable */
export function readWebhook({ headers, body }: WebhookRequest): readonly Told[] {
  const kind = (headers['x-wc-webhook-topic'] ?? '').toLowerCase();
  const payload: unknown = JSON.parse(body.toString('utf8'));
  const told: Told = { id: headers['x-wc-webhook-delivery-id'] ?? null, kind, payload };
  const id = isObject(payload) && (typeof payload.id === 'number' || typeof payload.id === 'string') ? String(payload.id) : null;
  if (!isObject(payload) || id === null || kind.endsWith('.deleted')) return [told];
  if (kind.startsWith('order.') && Array.isArray(payload.refunds) && payload.refunds.length > 0) return [{ ...told, readBack: { stream: 'orders', id } }];
  return kind.startsWith('product.') && payload.type === 'variable' ? [{ ...told, readBack: { stream: 'products', id } }] : [told];
}

/** WooCommerce knocks once, unsigned, when a webhook is made (`webhook_id=…`), and gives it up unless it is answered kindly. */
export const isKnock = ({ headers, body }: WebhookRequest): boolean => (headers['x-wc-webhook-signature'] ?? '') === '' && /^webhook_id=\d+$/.test(body.toString('utf8').trim());
