import { systemActor } from '../../../../platform/actor/actor.ts';
import { retryOnClash } from '../../../../platform/db/retry-on-clash.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { RunAgain, type Job } from '../../../../platform/jobs/jobs.ts';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import type { WooPorts } from '../ports.ts';
import { Reader } from '../rules/reader.ts';
import { leftToFetch, nextRound, PAGE_SIZE, pathOf, type Kind } from '../rules/sync-round.ts';
import { translateCustomer, translateProduct, type WooProduct } from '../rules/translate-others.ts';
import { forgetWebhooks, markConnected, markFailing, markRound, siteById, type SiteRow } from '../store/sites.ts';
import { askSite, openSite, SiteRefused } from './ask-site.ts';
import { wholeOrder } from './read-order.ts';
import { subscribeWebhooks } from './subscribe-webhooks.ts';
import { writeCustomer, writeOrder, writeProduct } from './write-records.ts';

export const SYNC_JOB = 'commerce_woocommerce.sync';
const syncer = systemActor('woocommerce');
const AGAIN_MS = 10 * 60_000;
const RESUBSCRIBE_MS = 86_400_000;
const WEBHOOKS_KEPT_MS = 14 * 86_400_000;

/**
 * Fetches what changed at a site, kind by kind, page by page; the place is kept with every page, so that it goes on after a
 * crash. The first round fetches everything and, being history, tells nobody.
 */
export async function syncSite(ports: WooPorts, job: Job): Promise<void> {
  const row = await ports.db.read(syncer, (tx) => siteById(tx, String(job.payload.site_id)));
  if (!row?.credentials) return;
  try {
    for (const kind of leftToFetch(row.progress)) await syncKind(ports, row, kind);
  } catch (error) {
    await ports.db.transact(syncer, (tx) => markFailing(tx, row.id, (error as Error).message));
    // Keys that are no longer accepted do not come back by themselves.
    if (error instanceof SiteRefused && (error.status === 401 || error.status === 403)) return;
    throw error;
  }
  await ports.db.transact(syncer, async (tx) => {
    await markConnected(tx, row.id);
    await forgetWebhooks(tx, row.id, new Date(tx.now.getTime() - WEBHOOKS_KEPT_MS));
  });
  if (row.subscribed_at === null || ports.db.clock.now().getTime() - row.subscribed_at.getTime() > RESUBSCRIBE_MS) await subscribeWebhooks(ports, row.id);
  throw new RunAgain(new Date(ports.db.clock.now().getTime() + AGAIN_MS), 'up to date');
}

async function syncKind(ports: WooPorts, row: SiteRow, kind: Kind): Promise<void> {
  let round = nextRound(row.progress[kind], ports.db.clock.now());
  // Customers tell no moment of change; after the first time they come with orders and webhooks.
  const skips = kind === 'customers' && round.since !== null;
  while (!round.done) {
    const { json, total } = skips ? { json: [], total: null } : await askSite(ports, openSite(ports, row), 'GET', pathOf(kind, round));
    if (!Array.isArray(json)) throw new Error(`the site answered without a list of ${kind}`);
    const writes = await Promise.all(json.map((item) => prepared(ports, row, kind, item)));
    const next = { ...round, page: round.page + 1, done: json.length < PAGE_SIZE, fetched: round.fetched + json.length, total: round.since === null ? (total ?? round.total) : null };
    await ports.db.transact(syncer, async (tx) => {
      for (const write of writes) if (write) await retryOnClash(() => tx.attempt(() => write(tx))).catch((error: unknown) => passBy(ports, row, kind, error));
      await markRound(tx, row.id, kind, next);
    }, { silent: round.since === null });
    round = next;
  }
}

type Write = (tx: Tx) => Promise<unknown>;

/** What a page's item comes to, asked for and translated before the transaction; null when it cannot be read. */
async function prepared(ports: WooPorts, row: SiteRow, kind: Kind, item: unknown): Promise<Write | null> {
  try {
    if (kind === 'orders') {
      const order = await wholeOrder(ports, row, item);
      return (tx) => writeOrder(tx, row.brand_id, order);
    }
    if (kind === 'products') {
      const product = await wholeProduct(ports, row, item);
      return (tx) => writeProduct(tx, row.brand_id, product);
    }
    const customer = translateCustomer(item);
    return (tx) => writeCustomer(tx, row.brand_id, customer);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    passBy(ports, row, kind, error);
    return null;
  }
}

/** A product with its variants, which are read by themselves. */
export async function wholeProduct(ports: WooPorts, row: SiteRow, given: unknown): Promise<WooProduct> {
  const product = new Reader(given);
  if (product.text('type') !== 'variable') return translateProduct(given, row.currency);
  const { json } = await askSite(ports, openSite(ports, row), 'GET', `/products/${product.need('id')}/variations?per_page=100`);
  return translateProduct(given, row.currency, Array.isArray(json) ? json : []);
}

/** A record that cannot be taken in is passed by, and said so in the log; anything else stops the page. */
function passBy(ports: WooPorts, row: SiteRow, kind: Kind, error: unknown): void {
  if (!(error instanceof Unreadable) && !(error instanceof Refusal)) throw error;
  ports.log.warn({ err: error, site: row.id, kind }, 'a record of the site could not be taken in');
}
