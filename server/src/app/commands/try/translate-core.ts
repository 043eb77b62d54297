import type { PlaceContext } from '../../../modules/connections/index.ts';
import { Unreadable } from '../../../platform/hostile/json-fields.ts';
import { translateTracker } from '../../translate-tracker.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';
import { bodyOf } from './recorded-exchange.ts';
import { translators } from './translators.ts';

const VENDORS = Object.keys(translators);

/** `keepdesk try translate`: a vendor's webhook or answer in our model. */
export function translateCore(): TryCore {
  return {
    help: [
      'In:  lines {"vendor","kind","payload","headers"?,"currency"?}. Vendors:',
      `     ${VENDORS.slice(0, 8).join(', ')},`,
      `     ${VENDORS.slice(8).join(', ')}, and those of \`try tracking\`.`,
      '     Kind: the webhook topic (orders/create, charge.refunded, subscription/cancelled …) or what an answer holds (orders, order …);',
      '     what a payload is shows in the payload itself, however it is wrapped, so the kind decides only between like things.',
      '     Of the headers X-Shopify-Shop-Domain or X-WC-Webhook-Source names the shop; "currency" is that of amounts which carry none.',
      'Out: {"records":[{"type":"order"|"customer"|"product"|"shipment"|"refund"|"payment"|"dispute"|"return"|"subscription"|"charge"|',
      '     "loyalty"|"review"|"campaign"|"message"|"activity",…}],"ignored":true|false,"fetch"?:[{"what","source_id"}]}. Money is the shop’s own, in minor',
      '     units. Requests and error answers are ignored; so is a test order, though it is translated. What a payload only names is to be fetched.',
      '',
      'Example:',
      `  echo '{"vendor":"shopify","kind":"orders/create","payload":{"id":1,"name":"#1001","currency":"EUR","total_price":"19.90","created_at":"2026-01-02T10:00:00Z","line_items":[]}}' | keepdesk try translate`,
    ].join('\n'),
    run: async (input) => {
      const vendor = textField(input, 'vendor');
      const kind = textField(input, 'kind');
      const known = Object.hasOwn(translators, vendor) ? translators[vendor] : undefined;
      const told = bodyOf(optionalField(input, 'payload'));
      if (!known) return readTracker(vendor, kind, told === null ? {} : told.payload);
      if (told === null) return { records: [], ignored: true };
      const { translate } = await known.load();
      try {
        const { records, ignored, fetch } = translate(kind, told.payload, contextOf(input, known.namedIn));
        if (records.length === 0 && !fetch) return orTracked(vendor, kind, told.payload);
        return { records: records.map(shown), ignored: ignored || records.some((record) => record.type === 'order' && record.test === true), ...(fetch ? { fetch: fetch.map(shown) } : {}) };
      } catch (error) {
        if (error instanceof Unreadable) throw new TryError('unreadable', error.message);
        throw error;
      }
    },
  };
}

/** Some shops are carriers too, and tell of parcels in another tongue. */
function orTracked(vendor: string, kind: string, payload: unknown): unknown {
  const nothing = { records: [], ignored: true };
  try {
    const translated = translateTracker(vendor, kind, payload);
    return translated === null ? nothing : { records: translated.records.map(shown), ignored: translated.ignored };
  } catch (error) {
    if (error instanceof Unreadable) return nothing;
    throw error;
  }
}

/** Carriers and trackers: what they tell of parcels. */
function readTracker(vendor: string, kind: string, payload: unknown): unknown {
  try {
    const translated = translateTracker(vendor, kind, payload);
    if (translated === null) throw new TryError('unknown_vendor', `"${vendor}" is not a vendor we translate; there is ${VENDORS.join(', ')}, and those of \`try tracking\``);
    return { records: translated.records.map(shown), ignored: translated.ignored };
  } catch (error) {
    if (error instanceof Unreadable) throw new TryError('unreadable', error.message);
    throw error;
  }
}

function contextOf(input: unknown, namedIn: string | undefined): PlaceContext {
  const [currency, url] = [optionalField(input, 'currency'), optionalField(input, 'url')];
  const named = namedIn === undefined ? null : headerOf(optionalField(input, 'headers'), namedIn);
  return { url: typeof url === 'string' ? url : named === null || /^https?:/.test(named) ? named : `https://${named}`, currency: typeof currency === 'string' && /^[A-Za-z]{3}$/.test(currency) ? currency.toUpperCase() : null };
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
