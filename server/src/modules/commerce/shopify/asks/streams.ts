import { patiently, type Asked, type Page, type Place, type Stream, type StreamName } from '../../../connections/index.ts';
import { gid } from '../rules/action-requests.ts';
import type { Payload } from '../rules/payload.ts';
import { COUNTS, LIST, MORE_LINES, ONE, PAGE_SIZES, type Kind } from '../rules/requests.ts';
import { askShop, TooExpensive } from './ask-shop.ts';

/** A page of a list, oldest change first; asked for fewer at once while it is too expensive. */
async function page(place: Place, kind: Kind, { after, since }: Asked): Promise<Page> {
  const query = since === null ? null : `updated_at:>='${since.toISOString()}'`;
  const total = after === null && since === null ? await countOf(place, kind) : null;
  for (let first = PAGE_SIZES[kind]; ; first = Math.ceil(first / 2)) {
    try {
      const { data, pauseMs } = await askShop(place, LIST[kind], { first, after, query });
      const found = data.object(kind);
      if (found === null) throw new Error(`Shopify answered without ${kind}`);
      const items = kind === 'orders' ? await Promise.all(found.list('nodes').map((order) => withAllLines(place, order))) : found.list('nodes').map((node) => node.json);
      const info = found.object('pageInfo');
      return { items, total, next: info?.flag('hasNextPage') ? info.text('endCursor') : null, restSeconds: Math.ceil(pauseMs / 1000) };
    } catch (error) {
      if (!(error instanceof TooExpensive) || first <= 1) throw error;
    }
  }
}

async function countOf(place: Place, kind: Kind): Promise<number | null> {
  const { data } = await askShop(place, COUNTS[kind]);
  return data.object(`${kind}Count`)?.whole('count') ?? null;
}

/** An order with the lines that did not fit on its page. */
async function withAllLines(place: Place, order: Payload): Promise<Readonly<Record<string, unknown>>> {
  const nodes: unknown[] = order.list('lineItems').map((line) => line.json);
  let info = order.object('lineItems')?.object('pageInfo') ?? null;
  while (info?.flag('hasNextPage')) {
    const variables = { id: order.need('id'), after: info.text('endCursor') };
    const { data } = await patiently(() => askShop(place, MORE_LINES, variables));
    const more = data.object('order')?.object('lineItems') ?? null;
    nodes.push(...(more?.list('nodes') ?? []).map((line) => line.json));
    info = more?.object('pageInfo') ?? null;
  }
  return { ...order.json, lineItems: { nodes } };
}

export const streams: readonly Stream[] = [
  { name: 'products', permission: 'read_products', kind: 'products', changes: true, page: (place, asked) => page(place, 'products', asked) },
  { name: 'customers', permission: 'read_customers', kind: 'customers', changes: true, page: (place, asked) => page(place, 'customers', asked) },
  { name: 'orders', permission: 'read_orders', kind: 'orders', changes: true, page: (place, asked) => page(place, 'orders', asked) },
];

const SINGLE = { products: ['Product', 'product'], customers: ['Customer', 'customer'], orders: ['Order', 'order'] } as const;

/** One thing as it is now; null where the shop does not know it. */
export async function oneOf(place: Place, stream: StreamName, sourceId: string): Promise<unknown> {
  if (stream !== 'orders' && stream !== 'products' && stream !== 'customers') return null;
  const [kind, field] = SINGLE[stream];
  const { data } = await patiently(() => askShop(place, ONE[stream], { id: gid(kind, sourceId) }));
  const found = data.object(field);
  return found === null ? null : stream === 'orders' ? withAllLines(place, found) : found.json;
}
