import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Connector, type Place } from '../../connections/index.ts';
import { labels } from './asks/labels.ts';

/** DHL Parcel Germany: labels for what comes back from thirty countries of Europe. It tells of no parcels; a tracker does. */
export const dhlReturns: Connector = {
  vendor: 'dhl-returns', called: 'DHL Parcel Returns', kind: 'carrier', page: 'dhl-returns', met: 'official_specification',
  fields: [
    { name: 'api_key', called: 'API Key', where: 'developer.dhl.com › My Apps › Parcel DE Returns', secret: true, pattern: '[!-~]{8,200}' },
    { name: 'username', called: 'User', where: 'Post & DHL Business Customer Portal, a system user for returns', secret: false, pattern: '[!-~]{3,100}' },
    { name: 'password', called: 'Password', where: 'Post & DHL Business Customer Portal, a system user for returns', secret: true, pattern: '[ -~]{6,200}' },
    { name: 'environment', called: 'Environment', where: 'developer.dhl.com › My Apps', secret: false, choices: ['production', 'sandbox'] },
  ],
  permissions: [{ name: 'Parcel DE Returns', for: 'labels_write', needed: true }],
  pace: { requests: 5, seconds: 1 },
  base: (keys) => `https://${keys.environment === 'sandbox' ? 'api-sandbox' : 'api-eu'}.dhl.com/parcel/de/shipping/returns/v1`,
  headers: (keys) => ({ 'dhl-api-key': keys.api_key ?? '', authorization: `Basic ${Buffer.from(`${keys.username ?? ''}:${keys.password ?? ''}`).toString('base64')}` }),
  refusal(status, json) {
    const problem = isObject(json) ? new JsonFields(json) : null;
    const message = problem?.text('detail') ?? problem?.text('title') ?? null;
    return message === null ? null : { code: `dhl_${problem?.text('status') ?? status}`, message };
  },
  check,
  streams: [],
  labels,
  translate: () => ({ records: [], ignored: true }),
};

async function check(place: Place): Promise<About> {
  const missing = await withheld(place, { 'Parcel DE Returns': { method: 'GET', path: '/locations?maxResult=1' } });
  return { name: 'DHL Parcel Returns', account: place.keys.username ?? '', currency: null, missing };
}
