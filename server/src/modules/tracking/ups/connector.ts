import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Connector, type Place } from '../../connections/index.ts';
import { oneParcel, parcelRequest, parcels } from './asks/parcels.ts';
import { webhooks } from './asks/webhooks.ts';
import { translate } from './rules/records.ts';

/** UPS itself: it answers about a number, and pushes what happens to numbers it was asked to follow. */
export const ups: Connector = {
  vendor: 'ups', called: 'UPS', kind: 'carrier', page: 'ups', met: 'official_specification',
  fields: [
    { name: 'client_id', called: 'Client ID', where: 'developer.ups.com › My Apps', secret: false, pattern: '[A-Za-z0-9]{16,100}' },
    { name: 'client_secret', called: 'Client Secret', where: 'developer.ups.com › My Apps', secret: true, pattern: '[A-Za-z0-9]{16,100}' },
    { name: 'credential', called: 'Webhook credential', where: 'developer.ups.com › My Apps › Webhook credentials', secret: true, optional: true, pattern: '[!-~]{8,200}' },
  ],
  permissions: [{ name: 'Tracking', for: 'tracking_read', needed: true }, { name: 'Track Alert', for: 'webhooks_write', needed: false }],
  pace: { requests: 10, seconds: 1 },
  base: () => 'https://onlinetools.ups.com/api',
  headers: (_keys, token) => ({ authorization: `Bearer ${token ?? ''}`, transactionSrc: 'keepdesk' }),
  async token(keys, ask) {
    const basic = Buffer.from(`${keys.client_id ?? ''}:${keys.client_secret ?? ''}`).toString('base64');
    const token = new JsonFields((await ask('https://onlinetools.ups.com/security/v1/oauth/token', { grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` })).json);
    return { value: token.need('access_token'), seconds: Number(token.text('expires_in') ?? '3600') };
  },
  refusal(status, json) {
    const response = isObject(json) && isObject(json.response) ? json.response : null;
    const first: unknown = response !== null && Array.isArray(response.errors) ? response.errors[0] : null;
    const error = isObject(first) ? new JsonFields(first) : null;
    return error === null ? null : { code: `ups_${error.text('code') ?? status}`, message: error.text('message') ?? 'UPS refused this' };
  },
  check,
  streams: [parcels],
  one: oneParcel,
  webhooks,
  translate,
};

/** A number that is nobody's, of the right form: whoever may ask is told so, whoever may not is refused. */
const NOBODYS = '1Z0000000000000000';

async function check(place: Place): Promise<About> {
  const missing = await withheld(place, {
    Tracking: parcelRequest(place, NOBODYS),
    'Track Alert': { method: 'POST', path: '/track/v2/subscription/standard/package', json: { locale: 'en_US', trackingNumberList: [NOBODYS] }, headers: { transId: place.id } },
  });
  return { name: 'UPS', account: place.keys.client_id ?? '', currency: null, missing };
}
