import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionView } from '../../server/src/modules/connections/contract.ts';
import { magentoKeys, MagentoShop } from '../../server/test/fakes/places/magento.ts';
import { shopifyKeys, ShopifyShop } from '../../server/test/fakes/places/shopify.ts';
import { serveStandIn, type StandIn } from '../../server/test/fakes/places/stand-in.ts';
import { openStage, round, table, type Stage } from '../stage/open-stage.ts';

const VENDORS: Readonly<Record<string, { shop: (orders: number, others: number) => StandIn; keys: (url: string) => Readonly<Record<string, string>> }>> = {
  magento: { shop: (orders) => new MagentoShop({ orders }), keys: (url) => ({ ...magentoKeys, url }) },
  shopify: { shop: (orders, others) => new ShopifyShop({ orders, products: others, customers: others }), keys: () => shopifyKeys },
};

/**
 * A shop with so many orders (and as many customers and products, where no other number is told; each order has a customer of its
 * own all the same) is connected: how many orders a second are stored, while the
 * server is killed (-9) as often as told on the way, and whether every one is there afterwards, once.
 */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const [orders, kills, vendor] = [Number(argv[0] ?? 10_000), Number(argv[1] ?? 1), argv[2] ?? 'magento'];
  const others = Number(argv[3] ?? orders);
  const known = VENDORS[vendor];
  if (!known) throw new Error(`There is ${Object.keys(VENDORS).join(' and ')}.`);
  const served = await serveStandIn(known.shop(orders, others));
  const stage = await openStage({ KEEPDESK_ALLOW_PRIVATE: '127.0.0.1', BENCH_SHOP: served.url }, path.join(import.meta.dirname, 'keepdesk.ts'));
  try {
    await stage.call('POST', '/api/v1/connections', { brand_id: stage.brandId, vendor, keys: known.keys(served.url) });
    const cpuBefore = await stage.cpuSeconds();
    let killed = 0;
    let paused = 0;
    let began: number | null = null;
    for (;;) {
      const at = await fetchedOf(stage);
      if (at.fetched > 0) began ??= performance.now();
      if (at.whole) break;
      if (killed < kills && at.fetched > ((killed + 1) * orders) / (kills + 1)) {
        killed++;
        const from = performance.now();
        await stage.keepdesk.kill();
        await stage.keepdesk.restart();
        paused += performance.now() - from;
      }
      await pause(50);
    }
    const seconds = (performance.now() - (began ?? 0) - paused) / 1000;
    const pool = await stage.pool(1);
    const kept = (await pool.query('select count(*)::int as kept, count(distinct source_id)::int as apart from orders."order"')).rows[0] as { kept: number; apart: number };
    const loud = (await pool.query("select count(*)::int as n from platform.event where name like 'orders.%' and not silent")).rows[0].n as number;
    const cpuMs = killed > 0 ? Number.NaN : ((await stage.cpuSeconds()) - cpuBefore) * 1000 / orders;
    table([[`orders of ${vendor}`, orders], ['customers and products, each', others], ['orders stored a second', round(orders / seconds, 0)], ['kill -9 on the way', killed], ['missing', orders - kept.apart], ['doubled', kept.kept - kept.apart], ['told to others as news', loud], ...(killed > 0 ? [] : [['server CPU an order with its customer and product, ms', round(cpuMs)] as const])]);
    return { vendor, orders, per_second: round(orders / seconds, 0), kills: killed, missing: orders - kept.apart, doubled: kept.kept - kept.apart, loud };
  } finally {
    await stage.close();
    await served.close();
  }
}

async function fetchedOf(stage: Stage): Promise<{ fetched: number; whole: boolean }> {
  const [connection] = (await stage.call<{ data: ConnectionView[] }>('GET', '/api/v1/connections')).data;
  const stream = connection?.streams.find((one) => one.name === 'orders');
  return { fetched: stream?.fetched ?? 0, whole: stream?.whole ?? false };
}
