import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import type { Place, Subscribed } from '../../../connections/index.ts';

/** Stripe makes the secret and tells it once: an endpoint of ours whose secret we do not have is made anew. */
export async function subscribe(place: Place, address: string, secret: string, topics: readonly string[]): Promise<Subscribed> {
  const { json } = await place.ask({ method: 'GET', path: '/v1/webhook_endpoints?limit=100' });
  const there = isObject(json) && Array.isArray(json.data) ? json.data.map((one) => new JsonFields(one)).find((one) => one.text('url') === address) : undefined;
  const enabled = Object.fromEntries(topics.map((topic, at) => [`enabled_events[${at}]`, topic]));
  if (there && secret !== '') {
    if (there.text('status') !== 'enabled') await place.ask({ method: 'POST', path: `/v1/webhook_endpoints/${there.need('id')}`, form: { ...enabled, disabled: 'false' } });
    return { problems: [] };
  }
  if (there) await place.ask({ method: 'DELETE', path: `/v1/webhook_endpoints/${there.need('id')}` });
  const made = new JsonFields((await place.ask({ method: 'POST', path: '/v1/webhook_endpoints', form: { url: address, description: 'Keepdesk', ...enabled } })).json);
  return { problems: [], secret: made.need('secret') };
}
