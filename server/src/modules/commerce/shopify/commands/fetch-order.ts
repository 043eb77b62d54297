import { systemActor } from '../../../../platform/actor/actor.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import type { ShopifyPorts } from '../ports.ts';
import { Payload } from '../rules/payload.ts';
import { MORE_LINES, ONE_ORDER } from '../rules/requests.ts';
import { translateOrder } from '../rules/translate-order.ts';
import { shopById } from '../store/shops.ts';
import { askShop, Throttled } from './ask-shop.ts';
import { writeOrder } from './write-records.ts';

export const FETCH_ORDER_JOB = 'commerce_shopify.fetch_order';

const syncer = systemActor('shopify');

/** Reads one order back from the shop: after a webhook that told only a part of it. */
export async function fetchOrder(ports: ShopifyPorts, job: Job): Promise<void> {
  const shop = await ports.db.read(syncer, (tx) => shopById(tx, String(job.payload.shop_id)));
  if (!shop || shop.access_token === null) return;
  const token = ports.vault.open(shop.access_token, `shop:${shop.id}:token`);
  try {
    const { data } = await askShop(ports, { domain: shop.domain, token }, ONE_ORDER, { id: `gid://shopify/Order/${String(job.payload.order_id)}` });
    const order = data.object('order');
    if (order === null) return;
    const whole = await withAllLines(asking(ports, { domain: shop.domain, token }), order);
    await ports.db.transact(syncer, (tx) => writeOrder(tx, shop.brand_id, translateOrder(whole.json, shop.domain)));
  } catch (error) {
    if (error instanceof Throttled) throw new RunAgain(new Date(ports.db.clock.now().getTime() + error.waitMs), error.message);
    throw error;
  }
}

/** The order with the lines that did not fit on its page. */
export async function withAllLines(shop: { ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<Payload> }, order: Payload): Promise<Payload> {
  const nodes: unknown[] = order.list('lineItems').map((line) => line.json);
  let info = order.object('lineItems')?.object('pageInfo') ?? null;
  while (info?.flag('hasNextPage')) {
    const data = await shop.ask(MORE_LINES, { id: order.need('id'), after: info.text('endCursor') });
    const page = data.object('order')?.object('lineItems') ?? null;
    nodes.push(...(page?.list('nodes') ?? []).map((line) => line.json));
    info = page?.object('pageInfo') ?? null;
  }
  return new Payload({ ...order.json, lineItems: { nodes } });
}

export function asking(ports: ShopifyPorts, shop: { domain: string; token: string }): { ask(query: string, variables: Readonly<Record<string, unknown>>): Promise<Payload> } {
  return { ask: async (query, variables) => (await askShop(ports, shop, query, variables)).data };
}
