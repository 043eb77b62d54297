import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { refusedTopics, type Place, type Subscribed } from '../../../connections/index.ts';

const TOPICS = ['subscription/created', 'subscription/updated', 'subscription/activated', 'subscription/cancelled', 'subscription/skipped', 'charge/created', 'charge/paid', 'charge/failed', 'charge/refunded', 'charge/upcoming', 'customer/created', 'customer/updated'] as const;

/** Recharge gives a webhook up after two days of failures: what is missing is made again. */
export async function subscribe(place: Place, address: string): Promise<Subscribed> {
  const { json } = await place.ask({ method: 'GET', path: '/webhooks' });
  const there = isObject(json) && Array.isArray(json.webhooks) ? json.webhooks.map((one) => new JsonFields(one)) : [];
  const missing = TOPICS.filter((topic) => !there.some((hook) => hook.text('topic') === topic && hook.text('address') === address));
  return { problems: await refusedTopics(missing.map((topic) => ({ topic, ask: () => place.ask({ method: 'POST', path: '/webhooks', json: { address, topic } }) }))) };
}
