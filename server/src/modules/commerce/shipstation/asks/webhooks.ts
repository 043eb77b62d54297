import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { isSame, type Place, type Webhooks } from '../../../connections/index.ts';
import { parseAnswer } from '../../../shipments/index.ts';

/** ShipStation repeats headers we choose: one of them is a secret of ours. */
const SECRET = 'x-keepdesk-secret';

export const webhooks: Webhooks = {
  verify: (secret, request) => isSame(secret, request.headers[SECRET] ?? ''),
  read(request) {
    const told = new VendorJson(parseAnswer(request.body.toString('utf8')));
    return [{ id: null, kind: told.text('resource_type') ?? '', payload: told.json }];
  },
  async subscribe(place, address, secret) {
    // One of ours from before has a secret nobody knows any more.
    for (const id of await ours(place, address)) await place.ask({ method: 'DELETE', path: `/v2/environment/webhooks/${id}` });
    await place.ask({ method: 'POST', path: '/v2/environment/webhooks', json: { event: 'track', url: address, headers: [{ key: SECRET, value: secret }] } });
    return { problems: [] };
  },
};

async function ours(place: Place, address: string): Promise<string[]> {
  const { json } = await place.ask({ method: 'GET', path: '/v2/environment/webhooks' });
  return (Array.isArray(json) ? json : []).map((one) => new VendorJson(one)).filter((one) => one.text('url') === address).flatMap((one) => one.text('webhook_id') ?? []);
}
