import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Connector, type Place } from '../../connections/index.ts';
import { labels } from './asks/labels.ts';
import { oneParcel, trackers } from './asks/trackers.ts';
import { webhooks } from './asks/webhooks.ts';
import { translate } from './rules/records.ts';

/** EasyPost: trackers of a hundred carriers and their labels behind one key. */
export const easypost: Connector = {
  vendor: 'easypost', called: 'EasyPost', kind: 'tracking', page: 'easypost', met: 'derived_specification',
  fields: [{ name: 'api_key', called: 'Production API Key', where: 'Dashboard › API Keys', secret: true, pattern: 'EZ[AT]K[A-Za-z0-9]{20,100}' }],
  permissions: [{ name: 'Trackers', for: 'tracking_read', needed: true }, { name: 'Webhooks', for: 'webhooks_write', needed: false }, { name: 'Shipments', for: 'labels_write', needed: false }],
  pace: { requests: 5, seconds: 1 },
  base: () => 'https://api.easypost.com/v2',
  headers: (keys) => ({ authorization: `Basic ${Buffer.from(`${keys.api_key ?? ''}:`).toString('base64')}` }),
  refusal: (status, json) => {
    const error = isObject(json) && isObject(json.error) ? new JsonFields(json.error) : null;
    return error === null ? null : { code: error.text('code') ?? `easypost_${status}`, message: error.text('message') ?? 'EasyPost refused this' };
  },
  check,
  streams: [trackers],
  one: oneParcel,
  webhooks,
  labels,
  translate,
};

/** Whose key it is, and which of the two doors it opens. */
async function check(place: Place): Promise<About> {
  const user = new JsonFields((await place.ask({ method: 'GET', path: '/users' })).json);
  const missing = await withheld(place, { Trackers: { method: 'GET', path: '/trackers?page_size=1' }, Webhooks: { method: 'GET', path: '/webhooks' }, Shipments: { method: 'GET', path: '/shipments?page_size=1' } });
  return { name: user.text('name') ?? 'EasyPost', account: user.need('id'), currency: null, missing };
}
