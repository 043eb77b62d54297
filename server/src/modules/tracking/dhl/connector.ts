import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { askedByNumber, eachByItself, withheld, type About, type Connector, type Place, type PlaceRequest } from '../../connections/index.ts';
import { translate } from './rules/records.ts';
import { translateDhl } from './rules/translate.ts';

/** Express numbers its waybills with ten digits; other parcels of DHL are asked about elsewhere. */
const WAYBILL = /^\d{10}$/;

const { stream, one } = askedByNumber({ carriers: ['dhl', 'mydhl'], together: 10, ask: (place, numbers) => eachByItself(askParcel)(place, numbers.filter((number) => WAYBILL.test(number))), newestAt: (answer) => translateDhl(answer).parcels[0]?.events[0]?.moment.at ?? null });

/** DHL Express by MyDHL: it answers about a number. */
export const dhlExpress: Connector = {
  vendor: 'dhl-express', called: 'DHL Express (MyDHL)', kind: 'carrier', page: 'dhl-express', met: 'official_specification',
  fields: [
    { name: 'username', called: 'API Key', where: 'developer.dhl.com › My Apps › DHL Express – MyDHL API', secret: false, pattern: '[!-~]{4,100}' },
    { name: 'password', called: 'API Secret', where: 'developer.dhl.com › My Apps › DHL Express – MyDHL API', secret: true, pattern: '[!-~]{8,200}' },
  ],
  permissions: [{ name: 'MyDHL API', for: 'tracking_read', needed: true }],
  pace: { requests: 5, seconds: 1 },
  base: () => 'https://express.api.dhl.com/mydhlapi',
  headers: (keys) => ({ authorization: `Basic ${Buffer.from(`${keys.username ?? ''}:${keys.password ?? ''}`).toString('base64')}`, 'x-version': '3.1.0' }),
  refusal(status, json) {
    const problem = isObject(json) ? new JsonFields(json) : null;
    const message = problem?.text('detail') ?? problem?.text('message') ?? problem?.text('title') ?? null;
    return message === null ? null : { code: `dhl_${problem?.text('status') ?? status}`, message };
  },
  check,
  streams: [stream],
  one,
  translate,
};

/** A number that is nobody's, of the right form. */
const NOBODYS = '0000000000';

async function check(place: Place): Promise<About> {
  const missing = await withheld(place, { 'MyDHL API': parcelRequest(NOBODYS) });
  return { name: 'DHL Express', account: place.keys.username ?? '', currency: null, missing };
}

function parcelRequest(trackingNumber: string): PlaceRequest {
  return { method: 'GET', path: `/shipments/${encodeURIComponent(trackingNumber)}/tracking?trackingView=all-checkpoints&levelOfDetail=all&requestGMTOffsetPerEvent=true` };
}

async function askParcel(place: Place, trackingNumber: string): Promise<unknown> {
  return (await place.ask(parcelRequest(trackingNumber))).json;
}
