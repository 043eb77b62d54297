import { labelBytes } from './label.ts';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

export const dhlReturnsKeys = { api_key: 'standin0standin0apikey', username: 'north-returns', password: 'standin-password-0000', environment: 'sandbox' };
const problem = (status: number, title: string, detail: string): Answered => said({ title, status, detail }, status);

/** DHL's returns as far as they are asked: the receivers of one customer, and labels. */
export class DhlReturns implements StandIn {
  readonly #orders: unknown[] = [];
  readonly #without: readonly string[];

  constructor({ without = [] }: { orders: number; without?: readonly string[] }) {
    this.#without = without;
  }

  effects(): number {
    return this.#orders.length;
  }

  answer(came: Came): Answered {
    if (came.headers['dhl-api-key'] !== dhlReturnsKeys.api_key || came.headers.authorization !== `Basic ${Buffer.from(`${dhlReturnsKeys.username}:${dhlReturnsKeys.password}`).toString('base64')}`) return problem(401, 'Unauthorized', 'The credentials you provided are invalid.');
    if (this.#without.includes('Parcel DE Returns')) return problem(403, 'Forbidden', 'The client may not ask for returns.');
    if (came.path.endsWith('/locations')) return said(receivers.filter((one) => came.query.get('countryCode') === null || one.shipperCountry === came.query.get('countryCode')).slice(0, Number(came.query.get('maxResult') ?? '5000')));
    const order = came.json as { receiverId: string };
    if (!receivers.some((one) => one.receiverId === order.receiverId)) return problem(400, 'Bad Request', 'The receiver is not known.');
    this.#orders.push(order);
    return said({ sstatus: { title: 'Created', status: 201, detail: 'Created' }, shipmentNo: `99999158${String(this.#orders.length).padStart(4, '0')}`, label: { b64: labelBytes }, routingCode: '40327653113+99000933090010' }, 201);
  }
}

const address = { name1: 'North Apparel', addressStreet: 'Mill Lane', addressHouse: '2', postalCode: '10115', city: 'Berlin' };
const receivers = ['deu', 'che'].map((country, n) => ({ receiverId: country, shipperCountry: country, ekp: '2222222222', billingNumber: `2222222222070${n + 1}`, companyName: 'North Apparel', numberRange: '99999XXXXXXC', receiverAddress: address, companyAddress: address }));
