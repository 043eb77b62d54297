import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { unlessGone, type Asked, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';

type Row = Readonly<Record<string, unknown>>;
type Kind = 'products' | 'customers' | 'orders';

export const API = '/wp-json/wc/v3';
const PAGE_SIZE = 50;

/** The list to ask for, in the order of ids: what is new comes at its end. Customers tell no moment of change. */
export function pathOf(kind: Kind, { after, since }: Asked): string {
  const changed = since === null ? '' : `&modified_after=${encodeURIComponent(since.toISOString().slice(0, 19))}&dates_are_gmt=true`;
  return `${API}/${kind}?per_page=${PAGE_SIZE}&page=${after ?? '1'}&orderby=id&order=asc${kind === 'customers' ? '&role=all' : ''}${changed}`;
}

/** Rows of a list. @throws where it is none */
export async function listed(place: Place, path: string): Promise<{ rows: readonly Row[]; total: number | null }> {
  const { json, headers } = await place.ask({ method: 'GET', path });
  if (!Array.isArray(json)) throw new Error('the site answered without a list');
  const total = Number(headers['x-wp-total'] ?? Number.NaN);
  return { rows: json.filter(isObject), total: Number.isSafeInteger(total) ? total : null };
}

async function page(place: Place, kind: Kind, asked: Asked, whole: (place: Place, row: Row) => Promise<Row>): Promise<Page> {
  const { rows, total } = await listed(place, pathOf(kind, asked));
  const items = await Promise.all(rows.map((row) => whole(place, row)));
  return { items, total: asked.since === null ? total : null, next: rows.length < PAGE_SIZE ? null : String(Number(asked.after ?? 1) + 1) };
}

/** An order with its refunds where it has any: they say what pieces came back, which its own summary of them does not. */
async function withRefunds(place: Place, order: Row): Promise<Row> {
  if (!Array.isArray(order.refunds) || order.refunds.length === 0) return order;
  const { rows } = await listed(place, `${API}/orders/${new JsonFields(order).need('id')}/refunds?per_page=100`);
  return { ...order, refunds: rows };
}

/** A product with its variants, which are read by themselves. */
async function withVariations(place: Place, product: Row): Promise<Row> {
  if (product.type !== 'variable') return product;
  const { rows } = await listed(place, `${API}/products/${new JsonFields(product).need('id')}/variations?per_page=100`);
  return { ...product, variations: rows };
}

const asItIs = (_place: Place, row: Row): Promise<Row> => Promise.resolve(row);

export const streams: readonly Stream[] = [
  { name: 'products', permission: 'read_private_products', kind: 'product', changes: true, page: (place, asked) => page(place, 'products', asked, withVariations) },
  { name: 'customers', permission: 'list_users', kind: 'customer', changes: false, page: (place, asked) => page(place, 'customers', asked, asItIs) },
  { name: 'orders', permission: 'read_private_shop_orders', kind: 'order', changes: true, page: (place, asked) => page(place, 'orders', asked, withRefunds) },
];

/** One thing as it is now; null where the site does not know it. */
export async function oneOf(place: Place, stream: StreamName, sourceId: string): Promise<unknown> {
  if (stream !== 'orders' && stream !== 'products' && stream !== 'customers') return null;
  const found = await unlessGone(place, `${API}/${stream}/${encodeURIComponent(sourceId)}`);
  if (!isObject(found)) return null;
  return stream === 'orders' ? withRefunds(place, found) : stream === 'products' ? withVariations(place, found) : found;
}
