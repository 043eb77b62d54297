import { systemActor } from '../../../../platform/actor/actor.ts';
import { webhookPurpose, type WooPorts } from '../ports.ts';
import { Reader } from '../rules/reader.ts';
import { markSubscribed, siteById } from '../store/sites.ts';
import { askSite, openSite, type OpenSite } from './ask-site.ts';

const subscriber = systemActor('woocommerce');
const TOPICS = ['order.created', 'order.updated', 'product.created', 'product.updated', 'customer.created', 'customer.updated'] as const;

/**
 * Asks a site to tell us its news, topic by topic, and writes down what it would not. WooCommerce switches a webhook off
 * after five failures, so one that is there and off is switched on again. Without any, the regular look finds changes, later.
 */
export async function subscribeWebhooks(ports: WooPorts, siteId: string): Promise<void> {
  const row = await ports.db.read(subscriber, (tx) => siteById(tx, siteId));
  if (!row) return;
  const wanted = { delivery_url: `${ports.publicUrl}/webhooks/woocommerce/${row.id}`, secret: ports.vault.open(row.webhook_secret, webhookPurpose(row.id)), status: 'active' };
  const site = openSite(ports, row);
  const problems: { topic: string; message: string }[] = [];
  const there = await listed(ports, site).catch((error: Error) => {
    problems.push(...TOPICS.map((topic) => ({ topic, message: error.message.slice(0, 300) })));
    return null;
  });
  for (const topic of there === null ? [] : TOPICS) {
    const known = there?.find((hook) => hook.text('topic') === topic && hook.text('delivery_url') === wanted.delivery_url);
    if (known?.text('status') === 'active') continue;
    await (known ? askSite(ports, site, 'PUT', `/webhooks/${known.need('id')}`, { ...wanted, topic }) : askSite(ports, site, 'POST', '/webhooks', { ...wanted, topic, name: `Keepdesk ${topic}` }))
      .catch((error: Error) => problems.push({ topic, message: error.message.slice(0, 300) }));
  }
  if (problems.length > 0) ports.log.warn({ site: row.id, problems }, 'the WooCommerce site took no subscription for some topics; what changes is found by the regular sync');
  await ports.db.transact(subscriber, (tx) => markSubscribed(tx, row.id, problems));
}

async function listed(ports: WooPorts, site: OpenSite): Promise<Reader[]> {
  const { json } = await askSite(ports, site, 'GET', '/webhooks?per_page=100');
  return Array.isArray(json) ? json.map((one) => new Reader(one)) : [];
}
