import { JsonFields, isObject } from '../../../../platform/hostile/json-fields.ts';
import { unlessGone, type Asked, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';

const PAGE_SIZE = 50;

interface Filter {
  readonly field: string;
  readonly is: 'gt' | 'gteq' | 'eq' | 'in';
  readonly value: string;
}

/** Magento's way to ask a list: every filter a group of its own, so that all must hold; ordered by id, so that nothing is passed by while the list grows. */
export function listPath(path: string, filters: readonly Filter[], size = PAGE_SIZE, idField = 'entity_id'): string {
  const query = new URLSearchParams();
  for (const [group, filter] of filters.entries()) {
    const name = `searchCriteria[filterGroups][${group}][filters][0]`;
    query.set(`${name}[field]`, filter.field);
    query.set(`${name}[value]`, filter.value);
    query.set(`${name}[conditionType]`, filter.is);
  }
  query.set('searchCriteria[sortOrders][0][field]', idField);
  query.set('searchCriteria[sortOrders][0][direction]', 'ASC');
  query.set('searchCriteria[pageSize]', String(size));
  query.set('searchCriteria[currentPage]', '1');
  return `${path}?${query.toString()}`;
}

/** What a list holds, and how many there are in all. @throws where it is no list */
export async function listed(place: Place, path: string): Promise<{ items: readonly JsonFields[]; total: number | null }> {
  const { json } = await place.ask({ method: 'GET', path });
  const items = isObject(json) ? (json.items ?? []) : null;
  if (!Array.isArray(items)) throw new Error('the shop answered without a list');
  const total = isObject(json) && Number.isSafeInteger(json.total_count) ? (json.total_count as number) : null;
  return { items: items.map((item) => new JsonFields(item)), total };
}

/** Magento writes and compares moments in UTC, without a zone. */
const moment = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ');

/** The page after the highest id that was fetched. */
async function page(place: Place, path: string, idField: string, asked: Asked): Promise<Page & { readonly items: readonly Record<string, unknown>[] }> {
  const filters: Filter[] = [
    ...(asked.after === null ? [] : [{ field: 'entity_id', is: 'gt' as const, value: asked.after }]),
    ...(asked.since === null ? [] : [{ field: 'updated_at', is: 'gteq' as const, value: moment(asked.since) }]),
  ];
  const { items, total } = await listed(place, listPath(path, filters));
  const last = items.at(-1)?.text(idField) ?? null;
  // Counted from here on; the number of all is that of the first page.
  return { items: items.map((item) => ({ ...item.json })), next: items.length < PAGE_SIZE ? null : last, total: asked.after === null ? total : null };
}

async function orders(place: Place, asked: Asked): Promise<Page> {
  const found = await page(place, '/orders', 'entity_id', asked);
  return { ...found, items: await withRefunds(place, found.items) };
}

/** Orders, each with its credit memos, which tell what was paid back; one question fetches those of a whole page. */
async function withRefunds(place: Place, orders: readonly Record<string, unknown>[]): Promise<readonly OrderWithMemos[]> {
  const paidBack = orders.map((order) => new JsonFields(order)).filter((order) => Number(order.text('total_refunded') ?? 0) > 0).map((order) => order.need('entity_id'));
  const { items } = paidBack.length === 0 ? { items: [] } : await listed(place, listPath('/creditmemos', [{ field: 'order_id', is: 'in', value: paidBack.join(',') }], 500));
  return orders.map((order) => ({ order, creditmemo: items.filter((memo) => memo.text('order_id') === String(order.entity_id)).map((memo) => memo.json) }));
}

export interface OrderWithMemos {
  readonly order: Readonly<Record<string, unknown>>;
  readonly creditmemo: readonly Readonly<Record<string, unknown>>[];
}

export const streams: readonly Stream[] = [
  { name: 'products', permission: 'Magento_Catalog::products', kind: 'product', changes: true, page: (place, asked) => page(place, '/products', 'id', asked) },
  { name: 'customers', permission: 'Magento_Customer::customer', kind: 'customer', changes: true, page: (place, asked) => page(place, '/customers/search', 'id', asked) },
  { name: 'orders', kind: 'order', changes: true, page: orders },
  { name: 'shipments', permission: 'Magento_Sales::ship', kind: 'shipment', changes: true, page: (place, asked) => page(place, '/shipments', 'entity_id', asked) },
];

/** An order with what was paid back of it; null where the shop does not know it. */
export async function oneOf(place: Place, stream: StreamName, sourceId: string): Promise<unknown> {
  if (stream !== 'orders') return null;
  const order = await unlessGone(place, `/orders/${encodeURIComponent(sourceId)}`);
  return isObject(order) ? ((await withRefunds(place, [order]))[0] ?? null) : null;
}
