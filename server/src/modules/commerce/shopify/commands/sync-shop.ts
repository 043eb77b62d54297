import { systemActor } from '../../../../platform/actor/actor.ts';
import { retryOnClash } from '../../../../platform/db/retry-on-clash.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import type { ShopifyPorts } from '../ports.ts';
import type { Payload } from '../rules/payload.ts';
import { COUNTS, LIST, PAGE_SIZES, type Kind } from '../rules/requests.ts';
import { leftToFetch, type KindProgress } from '../rules/sync-pass.ts';
import { translateCustomer } from '../rules/translate-customer.ts';
import { translateOrder } from '../rules/translate-order.ts';
import { translateProduct } from '../rules/translate-product.ts';
import { forgetWebhooks, markFailing, markProgress, markState, shopById, type ShopRow } from '../store/shops.ts';
import { AccessLost, askShop, Throttled, TooExpensive } from './ask-shop.ts';
import { asking, withAllLines } from './fetch-order.ts';
import { writeCustomer, writeOrder, writeProduct } from './write-records.ts';

export const SYNC_JOB = 'commerce_shopify.sync';

const syncer = systemActor('shopify');
/** Between two looks for what webhooks may have missed. */
const AGAIN_MS = 10 * 60_000;
/** A round asks again for this much before the one before it began: the shop's clock is not ours. */
const OVERLAP_MS = 5 * 60_000;
const WEBHOOKS_KEPT_MS = 14 * 86_400_000;

interface Shop extends ShopRow {
  readonly token: string;
}

/**
 * Fetches what changed in a shop, kind by kind, page by page; where it is stands in the shop's row with every page, so
 * that it goes on after a crash. The first round fetches everything and, being history, tells nobody.
 */
export async function syncShop(ports: ShopifyPorts, job: Job): Promise<void> {
  const row = await ports.db.read(syncer, (tx) => shopById(tx, String(job.payload.shop_id)));
  if (!row || row.access_token === null || row.state === 'uninstalled') return;
  const shop: Shop = { ...row, token: ports.vault.open(row.access_token, `shop:${row.id}:token`) };
  try {
    for (const kind of leftToFetch(shop.progress)) await syncKind(ports, shop, kind);
  } catch (error) {
    if (error instanceof Throttled) throw new RunAgain(new Date(ports.db.clock.now().getTime() + error.waitMs), error.message);
    await ports.db.transact(syncer, (tx) => markFailing(tx, shop.id, (error as Error).message));
    if (error instanceof AccessLost) return;
    throw error;
  }
  await ports.db.transact(syncer, async (tx) => {
    await markState(tx, shop.id, 'connected');
    await forgetWebhooks(tx, shop.id, new Date(tx.now.getTime() - WEBHOOKS_KEPT_MS));
  });
  throw new RunAgain(new Date(ports.db.clock.now().getTime() + AGAIN_MS), 'up to date');
}

async function syncKind(ports: ShopifyPorts, shop: Shop, kind: Kind): Promise<void> {
  let progress = await nextRound(ports, shop, kind);
  let first = PAGE_SIZES[kind];
  while (!progress.done) {
    const query = progress.since === null ? null : `updated_at:>='${progress.since}'`;
    try {
      const { data, pauseMs } = await askShop(ports, shop, LIST[kind], { first, after: progress.cursor, query });
      const page = data.object(kind);
      if (page === null) throw new Error(`Shopify answered without ${kind}`);
      const nodes = kind === 'orders' ? await Promise.all(page.list('nodes').map((order) => withAllLines(asking(ports, shop), order))) : page.list('nodes');
      progress = await writePage(ports, shop, kind, progress, nodes, page.object('pageInfo'));
      if (pauseMs > 0 && !progress.done) throw new Throttled(pauseMs);
    } catch (error) {
      if (!(error instanceof TooExpensive) || first <= 1) throw error;
      first = Math.ceil(first / 2);
    }
  }
}

/** Goes on with a round that was left, or begins the next. */
async function nextRound(ports: ShopifyPorts, shop: Shop, kind: Kind): Promise<KindProgress> {
  const before = shop.progress[kind];
  if (before && !before.done) return before;
  const now = ports.db.clock.now();
  const since = before ? new Date(Date.parse(before.began) - OVERLAP_MS).toISOString() : null;
  const total = before ? null : await countOf(ports, shop, kind);
  return { cursor: null, since, began: now.toISOString(), done: false, fetched: 0, total };
}

async function countOf(ports: ShopifyPorts, shop: Shop, kind: Kind): Promise<number | null> {
  const { data } = await askShop(ports, shop, COUNTS[kind]);
  return data.object(`${kind}Count`)?.whole('count') ?? null;
}

/** A page and the place behind it are one transaction. */
async function writePage(ports: ShopifyPorts, shop: Shop, kind: Kind, progress: KindProgress, nodes: readonly Payload[], info: Payload | null): Promise<KindProgress> {
  const done = !(info?.flag('hasNextPage') ?? false);
  const next: KindProgress = { ...progress, cursor: done ? null : (info?.text('endCursor') ?? null), done, fetched: progress.fetched + nodes.length };
  await ports.db.transact(syncer, async (tx) => {
    for (const node of nodes) await writeOrPassBy(ports, tx, shop, kind, node);
    await markProgress(tx, shop.id, kind, next);
  }, { silent: progress.since === null });
  return next;
}

/** A record that cannot be read is passed by, and said so in the log; anything else stops the page. */
async function writeOrPassBy(ports: ShopifyPorts, tx: Tx, shop: Shop, kind: Kind, node: Payload): Promise<void> {
  try {
    await retryOnClash(() => tx.attempt(() => writeNode(tx, shop, kind, node)));
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof Refusal)) throw error;
    ports.log.warn({ err: error, shop: shop.id, kind, id: node.text('id') }, 'a record of the shop could not be taken in');
  }
}

async function writeNode(tx: Tx, shop: Shop, kind: Kind, node: Payload): Promise<void> {
  if (kind === 'orders') await writeOrder(tx, shop.brand_id, translateOrder(node.json, shop.domain));
  else if (kind === 'products') await writeProduct(tx, shop.brand_id, translateProduct(node.json, shop.currency, shop.domain));
  else await writeCustomer(tx, shop.brand_id, translateCustomer(node.json));
}
