import type { Tx } from '../../../../platform/db/tx.ts';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { Reader } from '../rules/reader.ts';
import { translateCustomer, translateProduct } from '../rules/translate-others.ts';
import { translateOrder } from '../rules/translate-order.ts';
import { addWebhook, markWebhook, type SiteRow } from '../store/sites.ts';
import { READ_ORDER_JOB } from './read-order.ts';
import { writeCustomer, writeOrder, writeProduct } from './write-records.ts';

export interface SiteWebhook {
  readonly deliveryId: string;
  readonly topic: string;
  readonly body: string;
}

type Outcome = 'applied' | 'outdated' | 'ignored' | 'unreadable' | 'duplicate';

/** Takes in a webhook whose signature was checked. The same delivery twice is one; an older copy changes nothing. */
export async function receiveWebhook(tx: Tx, site: SiteRow, webhook: SiteWebhook): Promise<Outcome> {
  if (!(await addWebhook(tx, site, webhook.deliveryId, webhook.topic))) return 'duplicate';
  try {
    const outcome = await tx.attempt(() => apply(tx, site, webhook));
    await markWebhook(tx, site.id, webhook.deliveryId, outcome, null);
    return outcome;
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof SyntaxError)) throw error;
    await markWebhook(tx, site.id, webhook.deliveryId, 'unreadable', error.message.slice(0, 500));
    return 'unreadable';
  }
}

async function apply(tx: Tx, site: SiteRow, { topic, body }: SiteWebhook): Promise<Exclude<Outcome, 'duplicate' | 'unreadable'>> {
  const [kind = '', event = ''] = topic.split('.');
  if (!['created', 'updated', 'restored'].includes(event) || !['order', 'product', 'customer'].includes(kind)) return 'ignored';
  const given: unknown = JSON.parse(body);
  if (kind === 'customer') return (await writeCustomer(tx, site.brand_id, translateCustomer(given))) ? 'applied' : 'ignored';
  // A variable product's variants are not in its webhook: they come with the next regular look.
  if (kind === 'product') return new Reader(given).text('type') === 'variable' ? 'ignored' : (await writeProduct(tx, site.brand_id, translateProduct(given, site.currency))) ? 'applied' : 'outdated';
  const order = translateOrder(given, site.url);
  if (order.refunds.length > 0) {
    // Which pieces came back is not in the webhook: the whole is read from the site.
    await tx.schedule({ kind: READ_ORDER_JOB, key: `${site.id}:${order.sourceId}`, brandId: site.brand_id, payload: { site_id: site.id, order_id: order.sourceId } });
    return 'applied';
  }
  return (await writeOrder(tx, site.brand_id, order)) ? 'applied' : 'outdated';
}
