import { JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Place, type PlaceRequest } from '../../../connections/index.ts';

/** Changes are asked of an order that cannot exist: who may not is refused before it is looked for. */
const TRIES: Readonly<Record<string, PlaceRequest>> = {
  'Orders: modify': { method: 'PUT', path: '/v2/orders/0', json: { staff_notes: '' } },
  'Order transactions: modify': { method: 'POST', path: '/v3/orders/0/payment_actions/refund_quotes', json: { items: [] } },
  'Products: read-only': { method: 'GET', path: '/v3/catalog/products?limit=1' },
  'Customers: read-only': { method: 'GET', path: '/v3/customers?limit=1' },
};

/** Asks a store who it is and what the token may do. */
export async function checkStore(place: Place): Promise<About> {
  const store = new JsonFields((await place.ask({ method: 'GET', path: '/v2/store' })).json);
  const missing = await withheld(place, TRIES);
  const zone = store.json.timezone;
  return { name: store.text('name') ?? store.need('domain'), account: store.text('id') ?? store.need('domain'), currency: store.need('currency'), timeZone: typeof zone === 'object' && zone !== null ? new JsonFields(zone).text('name') : null, missing };
}
