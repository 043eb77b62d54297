import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

/** A carrier that only answers about numbers, as far as it is asked: who may ask, and what it says of a number it knows. */
export class NumberedCarrier implements StandIn {
  readonly numbers: readonly string[];
  readonly #without: readonly string[];
  readonly #speaks: Speech;

  constructor(speaks: Speech, { orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.numbers = Array.from({ length: orders }, (_, n) => speaks.number(n + 1));
    this.#without = without;
    this.#speaks = speaks;
  }

  effects(): number {
    return 0;
  }

  answer(came: Came): Answered {
    const speech = this.#speaks;
    const token = speech.token?.(came);
    if (token) return token;
    if (came.headers.authorization !== speech.authorization) return speech.refuse(401);
    if (this.#without.length > 0) return speech.refuse(403);
    return speech.tell(came, this.numbers);
  }
}

export interface Speech {
  readonly number: (n: number) => string;
  readonly authorization: string;
  readonly token?: (came: Came) => Answered | null;
  readonly refuse: (status: 401 | 403) => Answered;
  readonly tell: (came: Came, numbers: readonly string[]) => Answered;
}

export const carrierKeys = { client_id: 'standin0standin0client', client_secret: 'standin0standin0secret00' };
const TOKEN = 'a-token-of-a-carrier';

const rightKeys = (came: Came): boolean => came.form?.get('client_id') === carrierKeys.client_id && came.form.get('client_secret') === carrierKeys.client_secret;
const withTokenAt = (path: string, refuse: () => Answered) => (came: Came): Answered | null => (came.path !== path ? null : rightKeys(came) ? said({ access_token: TOKEN, token_type: 'bearer', expires_in: 3599, scope: 'CXS' }) : refuse());

const fedexNo = (status: 401 | 403): Answered => said({ transactionId: '624deea6', errors: [{ code: status === 401 ? 'NOT.AUTHORIZED.ERROR' : 'FORBIDDEN.ERROR', message: 'We could not authorize your credentials.' }] }, status);

export const fedexSpeech: Speech = {
  number: (n) => `7760943${String(n).padStart(5, '0')}`, authorization: `Bearer ${TOKEN}`, token: withTokenAt('/oauth/token', () => fedexNo(401)), refuse: fedexNo,
  tell(came, numbers) {
    const asked = (came.json as { trackingInfo: { trackingNumberInfo: { trackingNumber: string } }[] }).trackingInfo.map((one) => one.trackingNumberInfo.trackingNumber);
    return said({ transactionId: '624deea6', output: { completeTrackResults: asked.map((number) => ({ trackingNumber: number, trackResults: [numbers.includes(number) ? fedexResult(number) : { trackingNumberInfo: { trackingNumber: number }, error: { code: 'TRACKING.TRACKINGNUMBER.NOTFOUND', message: 'Tracking number cannot be found.' } }] })) } });
  },
};

function fedexResult(number: string): unknown {
  const scan = (date: string, eventType: string, eventDescription: string, city: string) => ({ date, eventType, eventDescription, exceptionCode: '', exceptionDescription: '', derivedStatusCode: 'IT', derivedStatus: 'In transit', scanLocation: { city, stateOrProvinceCode: 'CA', postalCode: '93612', countryCode: 'US' }, locationType: 'FEDEX_FACILITY' });
  return {
    trackingNumberInfo: { trackingNumber: number, trackingNumberUniqueId: `2460425000~${number}~FX`, carrierCode: 'FDXE' }, latestStatusDetail: { code: 'IT', derivedCode: 'IT', statusByLocale: 'In transit', description: 'In transit' },
    dateAndTimes: [{ type: 'ESTIMATED_DELIVERY', dateTime: '2026-11-23T20:00:00-08:00' }], scanEvents: [scan('2026-11-19T22:39:00-08:00', 'AR', 'Arrived at FedEx hub', 'OAKLAND'), scan('2026-11-18T16:05:00-08:00', 'PU', 'Picked up', 'COSTA MESA')],
  };
}

const uspsNo = (status: 401 | 403): Answered => said({ apiVersion: 'v3', error: { code: String(status), message: 'The client may not do this.', errors: [] } }, status);

export const uspsSpeech: Speech = {
  number: (n) => `94001000000000000${String(n).padStart(5, '0')}`, authorization: `Bearer ${TOKEN}`, token: withTokenAt('/oauth2/v3/token', () => said({ error: 'invalid_client', error_description: 'Client authentication failed.' }, 401)), refuse: uspsNo,
  tell(came, numbers) {
    const number = came.path.split('/').at(-1) ?? '';
    if (!numbers.includes(number)) return said({ apiVersion: 'v3', error: { code: '404', message: 'No record of this number.', errors: [] } }, 404);
    const event = (eventTimestamp: string, eventCode: string, eventType: string) => ({ eventType, eventTimestamp: `${eventTimestamp}-05:00`, GMTTimestamp: new Date(`${eventTimestamp}-05:00`).toISOString(), GMTOffset: '-05:00', eventCity: 'QUEENS', eventState: 'NY', eventZIP: '11430', eventCode });
    return said({ trackingNumber: number, mailClass: 'PRIORITY_MAIL', statusCategory: 'In Transit', status: 'In Transit', trackingEvents: [event('2026-11-19T13:58:00', '07', 'Arrived at Post Office'), event('2026-11-18T09:10:00', '03', 'Accepted')] });
  },
};

export const dhlExpressKeys = { username: 'standin-user', password: 'standin-password-0000x' };
const dhlNo = (status: 401 | 403 | 404): Answered => said({ instance: '/expressapi/shipments', detail: 'No shipments found or not allowed', title: 'Refused', message: 'Refused', status: String(status) }, status);

export const dhlExpressSpeech: Speech = {
  number: (n) => String(1_234_500_000 + n), authorization: `Basic ${Buffer.from(`${dhlExpressKeys.username}:${dhlExpressKeys.password}`).toString('base64')}`, refuse: dhlNo,
  tell(came, numbers) {
    const number = came.path.split('/').at(-2) ?? '';
    if (!numbers.includes(number)) return dhlNo(404);
    const at = (date: string, time: string, typeCode: string, description: string) => ({ date, time, GMTOffset: '+01:00', typeCode, description, serviceArea: [{ code: 'LEJ', description: 'Leipzig-DE' }] });
    return said({ shipments: [{
      shipmentTrackingNumber: number, status: 'Success', shipmentTimestamp: '2026-11-18T09:00:00', productCode: 'P', description: 'Clothes', shipperReferences: [{ value: 'R-1', typeCode: 'CU' }], totalWeight: 0.9, unitOfMeasurements: 'metric', estimatedDeliveryDate: '2026-11-23',
      shipperDetails: { name: 'North', postalAddress: { cityName: 'Berlin', postalCode: '10115', countryCode: 'DE' }, serviceArea: [{ code: 'BER', description: 'Berlin-DE' }] }, receiverDetails: { name: 'Ana', postalAddress: { cityName: 'Porto', postalCode: '4000', countryCode: 'PT' }, serviceArea: [{ code: 'OPO', description: 'Porto-PT' }] },
      events: [at('2026-11-18', '18:47:01', 'PU', 'Shipment picked up'), at('2026-11-19', '04:10:00', 'PL', 'Processed at Leipzig-DE')],
    }] });
  },
};
