import { JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { PlaceRefused, withheld, type About, type Place, type PlaceRequest } from '../../../connections/index.ts';
import { API, listed } from './streams.ts';

/** What the user of the key may read is a capability of WordPress; whoever has no good key at all is told 401. */
const READS: Readonly<Record<string, PlaceRequest>> = {
  read_private_shop_orders: { method: 'GET', path: `${API}/orders?per_page=1` },
  read_private_products: { method: 'GET', path: `${API}/products?per_page=1` },
  list_users: { method: 'GET', path: `${API}/customers?per_page=1` },
  manage_woocommerce: { method: 'GET', path: `${API}/webhooks?per_page=1` },
};

/** A change of an order that cannot exist: a key that may only read is refused, with 401, before the order is looked for. */
const WRITES: Readonly<Record<string, PlaceRequest>> = { 'Read/Write': { method: 'PUT', path: `${API}/orders/0`, json: {} } };

/** Asks a site who it is and what its key may do. */
export async function checkSite(place: Place): Promise<About> {
  const missing = [...(await withheld(place, READS)), ...(await withheld(place, WRITES, [401, 403]))];
  const site = new URL(place.context.url ?? '');
  return { name: site.hostname, account: `${site.host}${site.pathname.replace(/\/$/, '')}`, currency: missing.includes('read_private_shop_orders') ? null : await currencyOf(place), missing };
}

async function currencyOf(place: Place): Promise<string> {
  const told = await place.ask({ method: 'GET', path: `${API}/data/currencies/current` }).then(({ json }) => new JsonFields(json).text('code'), (error: unknown) => {
    if (error instanceof PlaceRefused) return null;
    throw error;
  });
  // Older sites do not tell; their newest order does.
  const newest = told === null ? (await listed(place, `${API}/orders?per_page=1`)).rows[0] : undefined;
  return told ?? (newest === undefined ? null : new JsonFields(newest).text('currency')) ?? 'USD';
}
