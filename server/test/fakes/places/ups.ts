import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

export const upsKeys = { client_id: 'standin0standin0client', client_secret: 'standin0standin0secret00', credential: 'hush-credential-0001' };
const TOKEN = 'a-token-of-ups';
const error = (status: number, code: string, message: string): Answered => said({ response: { errors: [{ code, message }] } }, status);

/** UPS as far as it is asked about numbers, and to follow them. */
export class Ups implements StandIn {
  readonly numbers: readonly string[];
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.numbers = Array.from({ length: orders }, (_, n) => `1Z999AA1${String(n + 1).padStart(10, '0')}`);
    this.#without = without;
  }

  effects(): number {
    return 0;
  }

  answer(came: Came): Answered {
    if (came.path === '/security/v1/oauth/token') {
      const right = came.headers.authorization === `Basic ${Buffer.from(`${upsKeys.client_id}:${upsKeys.client_secret}`).toString('base64')}`;
      return right ? said({ token_type: 'Bearer', issued_at: '1700000000000', client_id: upsKeys.client_id, access_token: TOKEN, expires_in: '14399', status: 'approved' }) : error(401, '10401', 'ClientId is Invalid');
    }
    if (came.headers.authorization !== `Bearer ${TOKEN}`) return error(401, '250002', 'Invalid Authentication Information');
    if (came.path.includes('/subscription/')) return this.#without.includes('Track Alert') ? error(403, 'VSS403', 'The application has no access.') : this.#follow((came.json as { trackingNumberList: string[] }).trackingNumberList);
    if (this.#without.includes('Tracking')) return error(403, '250004', 'The application has no access.');
    const number = decodeURIComponent(came.path.split('/').at(-1) ?? '');
    return this.numbers.includes(number) ? said(upsAnswer(number)) : error(404, 'TW0001', 'Tracking Information Not Found');
  }

  #follow(numbers: readonly string[]): Answered {
    return said({ validTrackingNumbers: numbers.filter((one) => this.numbers.includes(one)), invalidTrackingNumbers: numbers.filter((one) => !this.numbers.includes(one)) });
  }
}

export function upsAnswer(number: string): unknown {
  const address = (city: string) => ({ address: { city, stateProvince: 'NJ', countryCode: 'US', country: 'US', postalCode: '07652' } });
  return {
    trackResponse: { shipment: [{ inquiryNumber: number, package: [{
      trackingNumber: number, deliveryDate: [{ type: 'SDD', date: '20261123' }], service: { code: '518', description: 'UPS Ground' },
      activity: [
        { date: '20261119', time: '163000', gmtDate: '20261119', gmtTime: '213000', gmtOffset: '-05:00', location: address('PARAMUS'), status: { type: 'I', code: 'AR', description: 'Arrived at Facility', statusCode: '005' } },
        { date: '20261118', time: '151641', gmtDate: '20261118', gmtTime: '201641', gmtOffset: '-05:00', location: address('WAYNE'), status: { type: 'P', code: 'PU', description: 'Pickup Scan', statusCode: '038' } },
      ],
    }] }] },
  };
}
