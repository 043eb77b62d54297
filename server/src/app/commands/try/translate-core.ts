import { translatePayload } from '../../../modules/commerce/shopify/rules/translate-payload.ts';
import { translatePayload as translateWoo } from '../../../modules/commerce/woocommerce/rules/translate-payload.ts';
import { Unreadable } from '../../../platform/hostile/json-fields.ts';
import { translateTracker } from '../../translate-tracker.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

const VENDORS = ['shopify', 'woocommerce'];

/** `keepdesk try translate`: a vendor's webhook or answer in our model. */
export function translateCore(): TryCore {
  return {
    help: [
      'In:  lines {"vendor","kind","payload","headers"?}. Vendors: shopify, woocommerce, and those of `try tracking`. Kind: the webhook topic (orders/create,',
      '     fulfillments/update, refunds/create, products/update, customers/create …; order.updated, product.created …) or what an API answer holds (orders, product …).',
      '     Of the headers X-Shopify-Shop-Domain or X-WC-Webhook-Source names the shop; "currency" names the money of product prices, which carry none.',
      'Out: {"records":[{"type":"order"|"customer"|"product"|"shipment"|"refund",…}],"ignored":true|false}. Money is the shop’s own, in',
      '     minor units. A test order is translated, and ignored.',
      '',
      'Example:',
      `  echo '{"vendor":"shopify","kind":"orders/create","payload":{"id":1,"name":"#1001","currency":"EUR","total_price":"19.90","created_at":"2026-01-02T10:00:00Z","line_items":[]}}' | keepdesk try translate`,
    ].join('\n'),
    run: (input) => {
      const vendor = textField(input, 'vendor');
      const tracked = VENDORS.includes(vendor) ? null : readTracker(vendor, textField(input, 'kind'), optionalField(input, 'payload'));
      if (tracked !== null) return tracked;
      if (!VENDORS.includes(vendor)) throw new TryError('unknown_vendor', `"${vendor}" is not a vendor we translate; there is ${VENDORS.join(', ')}`);
      const kind = textField(input, 'kind');
      const currency = optionalField(input, 'currency');
      try {
        const money = typeof currency === 'string' ? currency : null;
        const headers = optionalField(input, 'headers');
        const { records, ignored } = vendor === 'woocommerce'
          ? translateWoo(kind, optionalField(input, 'payload'), { url: headerOf(headers, 'x-wc-webhook-source'), currency: money })
          : translatePayload(kind, optionalField(input, 'payload'), { domain: headerOf(headers, 'x-shopify-shop-domain'), currency: money });
        return { records: records.map(shown), ignored };
      } catch (error) {
        if (error instanceof Unreadable) throw new TryError('unreadable', error.message);
        throw error;
      }
    },
  };
}

/** Carriers and trackers: what they tell of parcels. */
function readTracker(vendor: string, kind: string, payload: unknown): unknown {
  try {
    const translated = translateTracker(vendor, kind, payload);
    return translated && { records: translated.records.map(shown), ignored: translated.ignored };
  } catch (error) {
    if (error instanceof Unreadable) throw new TryError('unreadable', error.message);
    throw error;
  }
}

function headerOf(headers: unknown, wanted: string): string | null {
  if (typeof headers !== 'object' || headers === null) return null;
  const found = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] as unknown;
  return typeof found === 'string' ? found : null;
}

/** Our names in snake_case, money with its currency, times in ISO 8601. */
function shown(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  return spelled(value as Record<string, unknown>, null);
}

function spelled(record: Record<string, unknown>, outer: unknown): Record<string, unknown> {
  const currency = record.currency ?? outer;
  const entries = Object.entries(record).map(([name, value]): [string, unknown] => {
    const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (snake.endsWith('_minor')) return [snake.slice(0, -'_minor'.length), value === null || value === undefined ? null : { amount_minor: value, currency }];
    if (Array.isArray(value)) return [snake, value.map((item) => (typeof item === 'object' && item !== null && !(item instanceof Date) ? spelled(item as Record<string, unknown>, currency) : shown(item)))];
    return [snake, shown(value)];
  });
  return Object.fromEntries(entries);
}
