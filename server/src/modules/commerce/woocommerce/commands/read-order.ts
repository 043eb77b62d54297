import { systemActor } from '../../../../platform/actor/actor.ts';
import { retryOnClash } from '../../../../platform/db/retry-on-clash.ts';
import type { Job } from '../../../../platform/jobs/jobs.ts';
import type { WooPorts } from '../ports.ts';
import { Reader } from '../rules/reader.ts';
import { translateOrder, type WooOrder } from '../rules/translate-order.ts';
import { siteById, type SiteRow } from '../store/sites.ts';
import { askSite, openSite } from './ask-site.ts';
import { writeOrder } from './write-records.ts';

export const READ_ORDER_JOB = 'commerce_woocommerce.read_order';
const reader = systemActor('woocommerce');

/** An order whole: with its refunds where it has any, which say what pieces came back. */
export async function wholeOrder(ports: WooPorts, row: SiteRow, given: unknown): Promise<WooOrder> {
  const order = new Reader(given);
  if (order.list('refunds').length === 0) return translateOrder(given, row.url);
  const { json } = await askSite(ports, openSite(ports, row), 'GET', `/orders/${order.need('id')}/refunds?per_page=100`);
  return translateOrder(given, row.url, Array.isArray(json) ? json : null);
}

/** Reads one order from its site and writes it as it is now. */
export async function readOrder(ports: WooPorts, row: SiteRow, sourceId: string): Promise<WooOrder> {
  const { json } = await askSite(ports, openSite(ports, row), 'GET', `/orders/${encodeURIComponent(sourceId)}`);
  const order = await wholeOrder(ports, row, json);
  await retryOnClash(() => ports.db.transact(reader, (tx) => writeOrder(tx, row.brand_id, order)));
  return order;
}

/** After a webhook that told only a part. */
export async function readOrderJob(ports: WooPorts, job: Job): Promise<void> {
  const row = await ports.db.read(reader, (tx) => siteById(tx, String(job.payload.site_id)));
  if (row?.credentials) await readOrder(ports, row, String(job.payload.order_id));
}
