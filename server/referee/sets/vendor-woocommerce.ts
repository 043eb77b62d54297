import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Reader } from '../../src/modules/commerce/woocommerce/rules/reader.ts';
import { translateOrder } from '../../src/modules/commerce/woocommerce/rules/translate-order.ts';
import { translatePayload } from '../../src/modules/commerce/woocommerce/rules/translate-payload.ts';
import { isHmac } from '../../src/modules/connections/rules/signatures.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Vector {
  readonly secret: string;
  readonly rawBody: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly valid: boolean;
}

export const vendorWooCommerce: RefereeSet = {
  name: '../vendor-fixtures/woocommerce',
  anchor: 'WooCommerce’s published examples and signature vectors',
  measure(folder) {
    const responses = path.join(folder, 'responses');
    const orders = objectsOf(responses, 'orders').filter((order) => order.text('status') !== null && order.text('total') !== null);
    const exact = orders.filter(isTrue);
    const others = ['products', 'customers'].flatMap((kind) => objectsOf(responses, kind).filter((one) => one.text('id') !== null && (one.text('name') ?? one.text('email')) !== null).map((one) => ({ kind, one })));
    const translated = others.filter(({ kind, one }) => translatePayload(kind, one.json, { url: null, currency: 'USD' }).records.length === 1);
    const vectors = readJson<{ vectors: readonly Vector[] }>(path.join(folder, '../_signatures/woocommerce.json')).vectors;
    const right = vectors.filter((vector) => isHmac(vector.secret, Buffer.from(vector.rawBody), vector.headers['X-WC-Webhook-Signature'] ?? '', 'base64') === vector.valid);
    return [
      { what: `orders with exact number, lines and money (${orders.length})`, value: share(exact.length, orders.length), atLeast: 1 },
      { what: `products and customers translated (${others.length})`, value: share(translated.length, others.length), atLeast: 1 },
      { what: `signatures judged right (${vectors.length})`, value: share(right.length, vectors.length), atLeast: 1 },
    ];
  },
};

/** Every object of the examples of one kind, lists and batches taken apart. */
function objectsOf(folder: string, kind: string): Reader[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(`${kind}.`)).sort() : [];
  return files.flatMap((name) => {
    const json = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Record<string, unknown> | unknown[];
    const batch = Array.isArray(json) ? json : ['create', 'update', 'delete'].flatMap((part) => (Array.isArray(json[part]) ? (json[part] as unknown[]) : []));
    return (batch.length > 0 ? batch : [json]).map((one) => new Reader(one));
  });
}

/** Compared with the payload by its digits, not by our own reading of it. */
function isTrue(order: Reader): boolean {
  const found = translateOrder(order.json, 'https://example.com');
  const lines = order.list('line_items');
  const paid = lines.map((line) => Number(line.text('total')) + Number(line.text('total_tax')));
  return found.number === `#${order.text('number') ?? ''}` && (found.totalMinor / 100).toFixed(2) === order.text('total') && found.lines.length === lines.length
    && found.lines.every((line, at) => Math.abs(line.unitPriceMinor * line.quantity - (paid[at] ?? 0) * 100) <= line.quantity)
    && found.refunds.reduce((sum, one) => sum + one.amountMinor, 0) === Math.round(order.list('refunds').reduce((sum, one) => sum - Number(one.text('total')) * 100, 0));
}
