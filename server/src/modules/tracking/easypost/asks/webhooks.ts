import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { isHmac, type Place, type Webhooks } from '../../../connections/index.ts';
import { parseAnswer } from '../../../shipments/index.ts';

const PREFIX = 'hmac-sha256-hex=';

export const webhooks: Webhooks = {
  verify(secret, request) {
    const given = request.headers['x-hmac-signature'] ?? '';
    return given.startsWith(PREFIX) && isHmac(secret.normalize('NFKD'), request.body, given.slice(PREFIX.length));
  },
  read(request) {
    const event = new JsonFields(parseAnswer(request.body.toString('utf8')));
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
