import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseExact, Payload } from '../../src/modules/commerce/shopify/rules/payload.ts';
import { translatePayload, type ShopRecord } from '../../src/modules/commerce/shopify/rules/translate-payload.ts';
import { isHmac } from '../../src/modules/connections/rules/signatures.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Vector {
  readonly secret: string;
  readonly rawBody: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly valid: boolean;
}

const OURS = /^(?:orders|fulfillments|refunds|products|customers)[-_](?:create|update|updated|cancelled)/;

export const vendorShopify: RefereeSet = {
  name: '../vendor-fixtures/shopify',
  anchor: 'Shopify’s published examples and signature vectors',
  measure(folder) {
    const webhooks = filesOf(path.join(folder, 'webhooks')).filter((file) => OURS.test(path.basename(file)));
    const answers = filesOf(path.join(folder, 'rest-responses')).map((file) => new Payload(parseExact(readFileSync(file, 'utf8'))).object('body')).filter((body) => body !== null);
    const orders = answers.flatMap((body) => [...body.list('orders'), ...(body.object('order') ? [body.object('order') as Payload] : [])]).filter((order) => order.has('total_price') && order.has('currency'));
    const translated = webhooks.filter((file) => recordsOf(topicOf(file), parseExact(readFileSync(file, 'utf8'))).length > 0);
    const exact = orders.filter((order) => isTrue(order, recordsOf('orders', order.json)));
    const vectors = readJson<{ vectors: readonly Vector[] }>(path.join(folder, '../_signatures/shopify.json')).vectors;
    const right = vectors.filter((vector) => isHmac(vector.secret, Buffer.from(vector.rawBody), vector.headers['X-Shopify-Hmac-SHA256'] ?? '', 'base64') === vector.valid);
    return [
      { what: 'webhooks of our topics translated', value: share(translated.length, webhooks.length), atLeast: 1 },
      { what: `orders with exact number, lines and money (${orders.length})`, value: share(exact.length, orders.length), atLeast: 1 },
      { what: `signatures judged right (${vectors.length})`, value: share(right.length, vectors.length), atLeast: 1 },
    ];
  },
};

function filesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => path.join(folder, name)) : [];
}

/** `orders-create.2022.json` → orders/create */
function topicOf(file: string): string {
  return path.basename(file).split('.')[0]?.replace('-', '/') ?? '';
}

function recordsOf(kind: string, payload: unknown): readonly ShopRecord[] {
  return translatePayload(kind, payload, { domain: null, currency: 'USD' }).records;
}

/** Compared with the payload by its digits, not by our own reading of it. */
function isTrue(order: Payload, records: readonly ShopRecord[]): boolean {
  const found = records.find((record) => record.type === 'order');
  return found?.type === 'order' && found.number === order.text('name') && found.lines.length === order.list('line_items').length && (found.totalMinor / 100).toFixed(2) === order.text('total_price')
    && found.lines.every((line, i) => (line.unitPriceMinor / 100).toFixed(2) === order.list('line_items')[i]?.text('price')) && found.shipments.length >= order.list('fulfillments').length;
}
