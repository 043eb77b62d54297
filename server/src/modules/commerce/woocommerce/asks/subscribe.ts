import { JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { refusedTopics, type Place } from '../../../connections/index.ts';
import { API, listed } from './streams.ts';

const TOPICS = ['order.created', 'order.updated', 'product.created', 'product.updated', 'customer.created', 'customer.updated'] as const;

/**
 * Asks a site to tell us its news, topic by topic. WooCommerce switches a webhook off after five failures, so one that is there and off
 * is switched on again; one that tells another address of this Keepdesk (of the connection before this one) tells this one from now on.
 */
export async function subscribe(place: Place, address: string, secret: string): Promise<{ topic: string; message: string }[]> {
  const there = (await listed(place, `${API}/webhooks?per_page=100`)).rows.map((row) => new JsonFields(row));
  return refusedTopics(TOPICS.flatMap((topic) => {
    const known = there.filter((hook) => hook.text('topic') === topic);
    const here = known.find((hook) => hook.text('delivery_url') === address);
    if (here?.text('status') === 'active') return [];
    const before = here ?? known.find((hook) => hook.text('delivery_url')?.startsWith(`${new URL(address).origin}/webhooks/woocommerce/`));
    const wanted = { topic, delivery_url: address, secret, status: 'active' };
    return [{ topic, ask: () => place.ask(before ? { method: 'PUT', path: `${API}/webhooks/${before.need('id')}`, json: wanted } : { method: 'POST', path: `${API}/webhooks`, json: { ...wanted, name: `Keepdesk ${topic}` } }) }];
  }));
}
