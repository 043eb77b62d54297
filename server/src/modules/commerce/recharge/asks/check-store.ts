import { createHash } from 'node:crypto';
import { PlaceRefused, type About, type Place } from '../../../connections/index.ts';

const TRIES: Readonly<Record<string, string>> = { read_subscriptions: '/subscriptions?limit=1', read_orders: '/charges?limit=1', read_customers: '/customers?limit=1' };

/** What the token may read. A token knows no name of its store that every plan lets us ask for: it is known by the client secret it belongs to. */
export async function checkStore(place: Place): Promise<About> {
  const missing: string[] = [];
  for (const [name, path] of Object.entries(TRIES)) {
    const granted = await place.ask({ method: 'GET', path }).then(() => true, (error: unknown) => {
      if (error instanceof PlaceRefused && error.status === 403) return false;
      throw error;
    });
    if (!granted) missing.push(name);
  }
  // A change of a subscription that cannot exist: who may not is refused before it is looked for.
  await place.ask({ method: 'PUT', path: '/subscriptions/0', json: {} }).catch((error: unknown) => {
    if (!(error instanceof PlaceRefused)) throw error;
    if (error.status === 403) missing.push('write_subscriptions');
  });
  return { name: 'Recharge', account: createHash('sha256').update(place.keys.client_secret ?? '').digest('hex').slice(0, 12), currency: null, missing };
}
