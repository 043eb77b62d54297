import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Connector, type Place } from '../../connections/index.ts';
import { reviews } from './asks/reviews.ts';
import { translate } from './rules/translate.ts';

/** Half of the two weeks a utoken is said to last. */
const TOKEN_SECONDS = 7 * 86_400;

/** Yotpo Reviews, by app key and secret. */
export const yotpo: Connector = {
  vendor: 'yotpo', called: 'Yotpo Reviews', kind: 'reviews', page: 'yotpo', met: 'third_party_specification',
  fields: [
    { name: 'app_key', called: 'App key', where: 'Settings › Store › General settings', secret: false, pattern: '[A-Za-z0-9]{10,100}' },
    { name: 'secret', called: 'Secret key', where: 'Settings › Store › General settings › Get secret key', secret: true, pattern: '[A-Za-z0-9]{10,100}' },
  ],
  permissions: [{ name: 'Reviews', for: 'reviews_read', needed: true }],
  // 5,000 a minute, says Yotpo.
  pace: { requests: 20, seconds: 1 },
  base: () => 'https://api.yotpo.com',
  headers: () => ({}),
  inQuery: (_keys, token): Readonly<Record<string, string>> => (token === null ? {} : { utoken: token }),
  token: async (keys, ask) => {
    const { json } = await ask('https://api.yotpo.com/oauth/token', { client_id: keys.app_key ?? '', client_secret: keys.secret ?? '', grant_type: 'client_credentials' }, undefined, 'json');
    return { value: new JsonFields(json).need('access_token'), seconds: TOKEN_SECONDS };
  },
  refusal: (status, json) => refusalOf(status, json),
  check: checkStore,
  streams: [{ name: 'reviews', permission: 'Reviews', kind: 'review', changes: true, page: reviews }],
  translate,
};

/** "status": {"code", "message"}, or "error" and its description. */
export function refusalOf(status: number, json: unknown): { code: string; message: string } | null {
  if (!isObject(json)) return null;
  const [said, plain] = [new JsonFields(isObject(json.status) ? json.status : {}), new JsonFields(json)];
  return { code: said.text('code') ?? plain.text('error') ?? String(status), message: said.text('message') ?? plain.text('error_description') ?? plain.text('message') ?? `status ${status}` };
}

/** A store has no name that can be asked for: it is known by its app key. */
async function checkStore(place: Place): Promise<About> {
  const key = place.keys.app_key ?? '';
  const missing = await withheld(place, { Reviews: { method: 'GET', path: `/v1/apps/${encodeURIComponent(key)}/reviews?count=1&page=1` } });
  return { name: 'Yotpo Reviews', account: key, currency: null, missing };
}
