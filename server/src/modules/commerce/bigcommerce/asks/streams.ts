import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { unlessGone, type Asked, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';

const PAGE_SIZE = 50;
type Row = Readonly<Record<string, unknown>>;

const rowsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isObject) : []);
const idOf = (row: Row | undefined): string | null => (row === undefined ? null : new JsonFields(row).text('id'));

/** Orders by their ids, so that nothing is passed by while there are more; with their goods and addresses in the same answer. v2 says "none" with an empty one. */
async function orders(place: Place, { after, since }: Asked): Promise<Page> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), sort: 'id', include: 'consignments.line_items', consignment_structure: 'object', ...(after === null ? {} : { min_id: String(Number(after) + 1) }), ...(since === null ? {} : { min_date_modified: since.toISOString() }) });
  const rows = rowsIn((await place.ask({ method: 'GET', path: `/v2/orders?${query.toString()}` })).json);
  const total = after === null && since === null ? await countOf(place) : null;
  return { items: await withRefunds(place, rows), total, next: rows.length < PAGE_SIZE ? null : idOf(rows.at(-1)) };
}

async function countOf(place: Place): Promise<number | null> {
  const { json } = await place.ask({ method: 'GET', path: '/v2/orders/count' });
  return isObject(json) && Number.isSafeInteger(json.count) ? (json.count as number) : null;
}

/** An order as our translator reads it: its goods and addresses where v2 only gives links to them, and what was paid back. */
async function withRefunds(place: Place, rows: readonly Row[]): Promise<readonly Row[]> {
  const paidBack = rows.filter((row) => Number(row.refunded_amount ?? 0) > 0);
  const refunds = paidBack.length === 0 ? [] : await refundsOf(place, paidBack.map((row) => String(row.id)));
  return rows.map((row) => {
    const shipping = isObject(row.consignments) ? rowsIn(row.consignments.shipping) : [];
    const digital = isObject(row.consignments) ? rowsIn(row.consignments.downloads) : [];
    return { order: { ...row, shipping_addresses: shipping, products: [...shipping, ...digital].flatMap((one) => rowsIn(one.line_items)) }, data: refunds.filter((refund) => String(refund.order_id) === String(row.id)) };
  });
}

export async function refundsOf(place: Place, orderIds: readonly string[]): Promise<Row[]> {
  const { json } = await place.ask({ method: 'GET', path: `/v3/orders/payment_actions/refunds?${new URLSearchParams({ 'order_id:in': orderIds.join(','), limit: '250' }).toString()}` });
  return isObject(json) ? rowsIn(json.data) : [];
}

/** A list of v3, page by page in the order of ids: `id:greater` where it is known, else its own pages. */
async function v3(place: Place, path: string, more: Readonly<Record<string, string>>, { after, since }: Asked): Promise<Page> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), page: after ?? '1', ...more, ...(since === null ? {} : { 'date_modified:min': since.toISOString() }) });
  const { json } = await place.ask({ method: 'GET', path: `${path}?${query.toString()}` });
  const rows = isObject(json) ? rowsIn(json.data) : [];
  const meta = isObject(json) && isObject(json.meta) && isObject(json.meta.pagination) ? json.meta.pagination : {};
  const page = Number(after ?? 1);
  return { items: rows, total: typeof meta.total === 'number' ? meta.total : null, next: Number(meta.total_pages ?? 1) > page ? String(page + 1) : null };
}

/** Oldest first: what is new meanwhile comes at the end, and nothing moves to a page that was fetched. */
export const streams: readonly Stream[] = [
  { name: 'products', permission: 'Products: read-only', kind: 'product', changes: true, page: (place, asked) => v3(place, '/v3/catalog/products', { include: 'variants,images', sort: 'id', direction: 'asc' }, asked) },
  { name: 'customers', permission: 'Customers: read-only', kind: 'customer', changes: true, page: (place, asked) => v3(place, '/v3/customers', { sort: 'date_created:asc' }, asked) },
  { name: 'orders', kind: 'order', changes: true, page: orders },
];

export async function oneOf(place: Place, stream: StreamName, sourceId: string): Promise<unknown> {
  const id = encodeURIComponent(sourceId);
  if (stream === 'products') return unlessGone(place, `/v3/catalog/products/${id}?include=variants,images`);
  if (stream === 'customers') return unlessGone(place, `/v3/customers?id:in=${id}`);
  const order = stream === 'orders' ? await unlessGone(place, `/v2/orders/${id}?include=consignments.line_items&consignment_structure=object`) : null;
  return isObject(order) ? { ...(await withRefunds(place, [order]))[0], shipments: rowsIn((await place.ask({ method: 'GET', path: `/v2/orders/${id}/shipments?limit=50` })).json) } : null;
}
