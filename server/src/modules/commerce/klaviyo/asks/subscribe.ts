import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { refusedTopics, type Place, type Subscribed } from '../../../connections/index.ts';
import { CONSENT_TOPICS } from '../rules/deliveries.ts';
import { change, listOf } from './json-api.ts';

/** One webhook for what people say yes or no to. What is there under our address is made anew: Klaviyo never tells the secret it has. */
export async function subscribe(place: Place, address: string, secret: string): Promise<Subscribed> {
  const { items } = await listOf(place, '/api/webhooks');
  const known = items.flatMap((item) => (isObject(item) && isObject(item.attributes) && item.attributes.endpoint_url === address ? [new JsonFields(item).need('id')] : []));
  const topics = CONSENT_TOPICS.map((id) => ({ type: 'webhook-topic', id }));
  const problems = await refusedTopics([{
    topic: CONSENT_TOPICS.join(', '),
    ask: () => place.ask(change('POST', '/api/webhooks', { type: 'webhook', attributes: { name: 'Keepdesk', endpoint_url: address, secret_key: secret }, relationships: { 'webhook-topics': { data: topics } } })),
  }]);
  // The old one goes when the new one is there, so that no news is missed between.
  if (problems.length === 0) for (const id of known) await place.ask({ method: 'DELETE', path: `/api/webhooks/${encodeURIComponent(id)}` });
  return { problems };
}
