import { systemActor } from '../../../../platform/actor/actor.ts';
import type { ShopifyPorts } from '../ports.ts';
import { SUBSCRIBE, TOPICS } from '../rules/requests.ts';
import { markSubscribed, type WebhookProblem } from '../store/shops.ts';
import { askShop, Throttled } from './ask-shop.ts';

const subscriber = systemActor('shopify');
/** How often one topic is tried while the shop asks us to slow down: somebody is waiting for the answer. */
const PATIENCE = 3;
const LONGEST_WAIT_MS = 3000;

/**
 * Asks a shop to tell us its news, topic by topic, and writes down what it would not take. Without webhooks the regular
 * look finds what changed, later.
 */
export async function subscribeWebhooks(ports: ShopifyPorts, shop: { id: string; domain: string; token: string }): Promise<void> {
  const uri = `${ports.publicUrl}/webhooks/shopify/${shop.domain}`;
  const problems: WebhookProblem[] = [];
  for (const [topic, name] of Object.entries(TOPICS)) {
    const problem = await subscribe(ports, shop, name, uri).catch((error: Error) => error.message);
    if (problem !== null) problems.push({ topic, message: problem.slice(0, 300) });
  }
  if (problems.length > 0) ports.log.warn({ shop: shop.id, problems }, 'Shopify took no subscription for some topics; what changes is found by the regular sync');
  await ports.db.transact(subscriber, (tx) => markSubscribed(tx, shop.id, problems));
}

/** Shopify answers "already taken" for a subscription it has; that is as good as a new one. */
async function subscribe(ports: ShopifyPorts, shop: { domain: string; token: string }, topic: string, uri: string, patience = PATIENCE): Promise<string | null> {
  const answer = await askShop(ports, shop, SUBSCRIBE, { topic, webhook: { uri, format: 'JSON' } }).catch((error: Error) => error);
  if (answer instanceof Throttled && patience > 0) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(answer.waitMs, LONGEST_WAIT_MS)));
    return subscribe(ports, shop, topic, uri, patience - 1);
  }
  if (answer instanceof Error) throw answer;
  const { data } = answer;
  const [problem] = data.object('webhookSubscriptionCreate')?.list('userErrors') ?? [];
  const message = problem?.text('message') ?? null;
  return message === null || /already been taken/i.test(message) ? null : message;
}
