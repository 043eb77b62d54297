import { createHash } from 'node:crypto';
import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Connector, type Place } from '../../connections/index.ts';
import { oneParcel, trackings } from './asks/trackings.ts';
import { webhooks } from './asks/webhooks.ts';
import { translate } from './rules/records.ts';

/** AfterShip Tracking, by an API key. */
export const aftership: Connector = {
  vendor: 'aftership', called: 'AfterShip', kind: 'tracking', page: 'aftership', met: 'derived_specification',
  fields: [
    { name: 'api_key', called: 'API key', where: 'Organization settings › API keys', secret: true, pattern: '[A-Za-z0-9_-]{20,200}' },
    { name: 'webhook_secret', called: 'Webhook secret', where: 'AfterShip Tracking › Notifications › Webhooks', secret: true, optional: true, pattern: '[!-~]{8,200}' },
  ],
  permissions: [{ name: 'Trackings: Read', for: 'tracking_read', needed: true }],
  pace: { requests: 10, seconds: 1 },
  base: () => 'https://api.aftership.com/tracking/2026-07',
  headers: (keys) => ({ 'as-api-key': keys.api_key ?? '' }),
  refusal(status, json) {
    const meta = isObject(json) && isObject(json.meta) ? new JsonFields(json.meta) : null;
    return meta === null ? null : { code: `aftership_${meta.text('code') ?? status}`, message: meta.text('message') ?? 'AfterShip refused this' };
  },
  check,
  streams: [trackings],
  one: oneParcel,
  webhooks,
  translate,
};

/** AfterShip says of a key only whether it opens: what an account is known by is a mark of its key. */
async function check(place: Place): Promise<About> {
  const missing = await withheld(place, { 'Trackings: Read': { method: 'GET', path: '/trackings?limit=1' } });
  return { name: 'AfterShip', account: createHash('sha256').update(place.keys.api_key ?? '').digest('hex').slice(0, 16), currency: null, missing };
}
