import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { askedByNumber, withheld, type About, type Connector, type Place, type PlaceRequest } from '../../connections/index.ts';
import { translate } from './rules/records.ts';
import { translateFedex } from './rules/translate.ts';

/** The Track API takes so many numbers at once. */
const AT_ONCE = 30;

const { stream, one } = askedByNumber({ carriers: ['fedex'], together: AT_ONCE, ask: async (place, numbers) => [(await place.ask(parcelsRequest(numbers))).json], newestAt });

/** FedEx itself: it answers about numbers, thirty at once. */
export const fedex: Connector = {
  vendor: 'fedex', called: 'FedEx', kind: 'carrier', page: 'fedex', met: 'official_specification',
  fields: [
    { name: 'client_id', called: 'API Key', where: 'developer.fedex.com › My Projects', secret: false, pattern: '[A-Za-z0-9]{16,100}' },
    { name: 'client_secret', called: 'Secret Key', where: 'developer.fedex.com › My Projects', secret: true, pattern: '[A-Za-z0-9]{16,100}' },
  ],
  permissions: [{ name: 'Track API', for: 'tracking_read', needed: true }],
  pace: { requests: 10, seconds: 1 },
  base: () => 'https://apis.fedex.com',
  headers: (_keys, token) => ({ authorization: `Bearer ${token ?? ''}`, 'x-locale': 'en_US' }),
  async token(keys, ask) {
    const token = new JsonFields((await ask('https://apis.fedex.com/oauth/token', { grant_type: 'client_credentials', client_id: keys.client_id ?? '', client_secret: keys.client_secret ?? '' })).json);
    return { value: token.need('access_token'), seconds: Number(token.text('expires_in') ?? '3600') };
  },
  refusal(status, json) {
    const first: unknown = isObject(json) && Array.isArray(json.errors) ? json.errors[0] : null;
    const error = isObject(first) ? new JsonFields(first) : null;
    return error === null ? null : { code: `fedex_${error.text('code') ?? status}`, message: error.text('message') ?? 'FedEx refused this' };
  },
  check,
  streams: [stream],
  one,
  translate,
};

/** A number that is nobody's: FedEx says so in its answer. */
const NOBODYS = '000000000000';

async function check(place: Place): Promise<About> {
  const missing = await withheld(place, { 'Track API': parcelsRequest([NOBODYS]) });
  return { name: 'FedEx', account: place.keys.client_id ?? '', currency: null, missing };
}

function parcelsRequest(numbers: readonly string[]): PlaceRequest {
  return { method: 'POST', path: '/track/v1/trackingnumbers', json: { includeDetailedScans: true, trackingInfo: numbers.map((trackingNumber) => ({ trackingNumberInfo: { trackingNumber } })) } };
}

function newestAt(answer: unknown): Date | null {
  const moments = translateFedex(answer).parcels.map((parcel) => parcel.events[0]?.moment.at.getTime() ?? 0);
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}
