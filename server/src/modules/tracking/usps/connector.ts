import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { askedByNumber, eachByItself, withheld, type About, type Connector, type Place, type PlaceRequest } from '../../connections/index.ts';
import { translate } from './rules/records.ts';
import { translateUsps } from './rules/translate.ts';

const { stream, one } = askedByNumber({ carriers: ['usps'], together: 10, ask: eachByItself(askParcel), newestAt: (answer) => translateUsps(answer).parcels[0]?.events[0]?.moment.at ?? null });

/** USPS itself: it answers about one number at a time, and seldom. */
export const usps: Connector = {
  vendor: 'usps', called: 'USPS', kind: 'carrier', page: 'usps', met: 'official_specification',
  fields: [
    { name: 'client_id', called: 'Consumer Key', where: 'developers.usps.com › Apps', secret: false, pattern: '[A-Za-z0-9]{16,100}' },
    { name: 'client_secret', called: 'Consumer Secret', where: 'developers.usps.com › Apps', secret: true, pattern: '[A-Za-z0-9]{16,100}' },
  ],
  permissions: [{ name: 'Tracking', for: 'tracking_read', needed: true }],
  pace: { requests: 60, seconds: 3600 },
  base: () => 'https://apis.usps.com/tracking/v3',
  headers: (_keys, token) => ({ authorization: `Bearer ${token ?? ''}` }),
  async token(keys, ask) {
    const token = new JsonFields((await ask('https://apis.usps.com/oauth2/v3/token', { grant_type: 'client_credentials', client_id: keys.client_id ?? '', client_secret: keys.client_secret ?? '' })).json);
    return { value: token.need('access_token'), seconds: Number(token.text('expires_in') ?? '3600') };
  },
  refusal(status, json) {
    if (!isObject(json)) return null;
    if (typeof json.error === 'string') return { code: `usps_${json.error}`, message: new JsonFields(json).text('error_description') ?? json.error };
    const error = isObject(json.error) ? new JsonFields(json.error) : null;
    return error === null ? null : { code: `usps_${error.text('code') ?? status}`, message: error.text('message') ?? 'USPS refused this' };
  },
  check,
  streams: [stream],
  one,
  translate,
};

/** A number that is nobody's, of the right form. */
const NOBODYS = '9400100000000000000000';

async function check(place: Place): Promise<About> {
  const missing = await withheld(place, { Tracking: parcelRequest(NOBODYS) });
  return { name: 'USPS', account: place.keys.client_id ?? '', currency: null, missing };
}

const parcelRequest = (trackingNumber: string): PlaceRequest => ({ method: 'GET', path: `/tracking/${encodeURIComponent(trackingNumber)}?expand=DETAIL` });

/** The answer need not repeat the number it was asked about. */
async function askParcel(place: Place, trackingNumber: string): Promise<unknown> {
  const { json } = await place.ask(parcelRequest(trackingNumber));
  return isObject(json) ? { ...json, trackingNumber: new JsonFields(json).text('trackingNumber') ?? trackingNumber } : json;
}
