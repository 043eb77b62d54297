import { isObject } from '../../../platform/hostile/json-fields.ts';
import { VendorJson } from '../../../platform/hostile/vendor-json.ts';
import { withheld, type About, type Connector, type Place, type Translate } from '../../connections/index.ts';
import { parcelsAsRecords } from '../../shipments/index.ts';
import { labelsMade, oneLabel } from './asks/label-list.ts';
import { labels } from './asks/labels.ts';
import { webhooks } from './asks/webhooks.ts';
import { translateTracking, TRACK } from './rules/translate-tracking.ts';
import { translate as translateThing } from './rules/translate.ts';

/** ShipStation by its API v2: the parcels it made labels for, what happens to them, and labels for what comes back. */
export const shipstation: Connector = {
  vendor: 'shipstation', called: 'ShipStation', kind: 'tracking', page: 'shipstation', met: 'official_specification',
  fields: [{ name: 'api_key', called: 'API Key', where: 'Settings › Add-ons › API Settings, a key of version 2', secret: true, pattern: '[A-Za-z0-9+/=_-]{20,200}' }],
  permissions: [{ name: 'Labels', for: 'shipments_read', needed: true }, { name: 'Carriers', for: 'labels_write', needed: false }, { name: 'Webhooks', for: 'webhooks_write', needed: false }],
  pace: { requests: 200, seconds: 60 },
  base: () => 'https://api.shipstation.com',
  headers: (keys) => ({ 'api-key': keys.api_key ?? '' }),
  refusal(status, json) {
    const [first] = isObject(json) ? new VendorJson(json).list('errors') : [];
    const message = first?.text('message') ?? null;
    return message === null ? null : { code: first?.text('error_code') ?? `shipstation_${status}`, message };
  },
  check,
  streams: [labelsMade],
  one: oneLabel,
  webhooks,
  labels,
  translate: ((kind, payload, context) => (kind === TRACK ? parcelsAsRecords(translateTracking(payload)) : translateThing(kind, payload, context))) satisfies Translate,
};

/** ShipStation tells no name of an account: it is known by the first of its people. */
async function check(place: Place): Promise<About> {
  const missing = await withheld(place, { Labels: { method: 'GET', path: '/v2/labels?page_size=1' }, Carriers: { method: 'GET', path: '/v2/carriers' }, Webhooks: { method: 'GET', path: '/v2/environment/webhooks' } });
  const users = new VendorJson((await place.ask({ method: 'GET', path: '/v2/users' })).json).list('users');
  const first = users.toSorted((a, b) => (a.text('created_at') ?? '').localeCompare(b.text('created_at') ?? ''))[0];
  return { name: first?.text('name') ?? 'ShipStation', account: first?.need('user_id') ?? 'shipstation', currency: null, missing };
}
