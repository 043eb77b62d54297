import { createHmac, timingSafeEqual } from 'node:crypto';
import { isObject, JsonFields, Unreadable } from '../../../../platform/hostile/json-fields.ts';
import type { Place, Webhooks } from '../../../connections/index.ts';

const PREFIX = 'hmac-sha256-hex=';

export const webhooks: Webhooks = {
  verify(secret, request) {
    const given = request.headers['x-hmac-signature'] ?? '';
    const expected = createHmac('sha256', secret.normalize('NFKD')).update(request.body).digest();
    const came = given.startsWith(PREFIX) ? Buffer.from(given.slice(PREFIX.length), 'hex') : Buffer.alloc(0);
    return came.length === expected.length && timingSafeEqual(came, expected);
  },
  read(request) {
    const event = new JsonFields(parsed(request.body));
    return [{ id: event.text('id'), kind: event.text('description') ?? '', payload: event.json }];
  },
  async subscribe(place, address, secret) {
    // One of ours from before has a secret nobody knows any more.
    for (const id of await ours(place, address)) await place.ask({ method: 'DELETE', path: `/webhooks/${encodeURIComponent(id)}` });
    await place.ask({ method: 'POST', path: '/webhooks', json: { webhook: { url: address, webhook_secret: secret } } });
    return { problems: [] };
  },
};

async function ours(place: Place, address: string): Promise<string[]> {
  const { json } = await place.ask({ method: 'GET', path: '/webhooks' });
  const list = isObject(json) && Array.isArray(json.webhooks) ? json.webhooks.map((one) => new JsonFields(one)) : [];
  return list.filter((one) => one.text('url') === address).flatMap((one) => one.text('id') ?? []);
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new Unreadable('EasyPost sent what is no JSON');
  }
}
