import { createHash } from 'node:crypto';
import { withheld, type About, type Place, type PlaceRequest } from '../../../connections/index.ts';

/** A change is asked of a subscription that cannot exist: who may not is refused before it is looked for. */
const TRIES: Readonly<Record<string, PlaceRequest>> = {
  read_subscriptions: { method: 'GET', path: '/subscriptions?limit=1' }, read_orders: { method: 'GET', path: '/charges?limit=1' }, read_customers: { method: 'GET', path: '/customers?limit=1' }, write_subscriptions: { method: 'PUT', path: '/subscriptions/0', json: {} },
};

/** What the token may read. A token knows no name of its store that every plan lets us ask for: it is known by the client secret it belongs to. */
export async function checkStore(place: Place): Promise<About> {
  const missing = await withheld(place, TRIES);
  return { name: 'Recharge', account: createHash('sha256').update(place.keys.client_secret ?? '').digest('hex').slice(0, 12), currency: null, missing };
}
