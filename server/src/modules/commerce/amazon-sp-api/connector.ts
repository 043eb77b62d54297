import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { PlaceRefused, unlessGone, type Asked, type Connector, type Page, type Place } from '../../connections/index.ts';
import { translate } from './rules/translate.ts';

const REGIONS: Readonly<Record<string, string>> = { 'North America': 'na', Europe: 'eu', 'Far East': 'fe' };
const ORDERS = '/orders/2026-01-01/orders';
const PARTS = 'BUYER,RECIPIENT,PROCEEDS,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX,PAYMENT';
/** Amazon keeps orders for two years. */
const PAST_MS = 729 * 86_400_000;

/** A token of a page holds for a day, and everything else has to be asked as before: the moment a list began is in our cursor. */
async function orders(place: Place, { after, since }: Asked): Promise<Page> {
  const [from, token] = after === null ? [(since ?? new Date(place.now().getTime() - PAST_MS)).toISOString(), null] : after.split('|', 2);
  const query = new URLSearchParams({ [since === null ? 'createdAfter' : 'lastUpdatedAfter']: from ?? '', maxResultsPerPage: '100', includedData: PARTS, ...(token ? { paginationToken: token } : {}) });
  const { json } = await place.ask({ method: 'GET', path: `${ORDERS}?${query.toString()}` });
  if (!isObject(json) || !Array.isArray(json.orders)) throw new Error('Amazon answered without orders');
  const next = isObject(json.pagination) ? new JsonFields(json.pagination).text('nextToken') : null;
  return { items: json.orders, total: null, next: next === null ? null : `${from ?? ''}|${next}` };
}

/** Amazon Selling Partner API, by an application of one's own and the seller's refresh token. */
export const amazon: Connector = {
  vendor: 'amazon-sp-api', called: 'Amazon', kind: 'marketplace', page: 'amazon', met: 'official_specification',
  fields: [
    { name: 'region', called: 'Region', secret: false, choices: Object.keys(REGIONS) },
    { name: 'client_id', called: 'Client identifier', where: 'Seller Central › Apps and Services › Develop Apps › LWA credentials', secret: false, example: 'amzn1.application-oa2-client.…' },
    { name: 'client_secret', called: 'Client secret', where: 'Seller Central › Apps and Services › Develop Apps › LWA credentials', secret: true },
    { name: 'refresh_token', called: 'Refresh token', where: 'Seller Central › Apps and Services › Develop Apps › Authorize', secret: true },
  ],
  permissions: [{ name: 'Inventory and Order Tracking', for: 'orders_read', needed: true }, { name: 'Selling Partner Insights', for: 'orders_read', needed: false }],
  // Twenty at once, then one in three minutes: the burst is what a bucket of ours holds.
  pace: { requests: 20, seconds: 3600 },
  base: (keys) => `https://sellingpartnerapi-${REGIONS[keys.region ?? ''] ?? 'eu'}.amazon.com`,
  headers: (_keys, token) => ({ 'x-amz-access-token': token ?? '' }),
  token: async (keys, ask) => {
    const told = new JsonFields((await ask('https://api.amazon.com/auth/o2/token', { grant_type: 'refresh_token', refresh_token: keys.refresh_token ?? '', client_id: keys.client_id ?? '', client_secret: keys.client_secret ?? '' })).json);
    return { value: told.need('access_token'), seconds: Number(told.text('expires_in') ?? 3600) };
  },
  refusal: (status, json) => {
    if (!isObject(json)) return null;
    const first: unknown = Array.isArray(json.errors) ? json.errors[0] : undefined;
    const told = new JsonFields(isObject(first) ? first : json);
    return { code: told.text('code') ?? told.text('error') ?? String(status), message: told.text('message') ?? told.text('error_description') ?? `status ${status}` };
  },
  check: async (place) => {
    await place.ask({ method: 'GET', path: `${ORDERS}?${new URLSearchParams({ createdAfter: new Date(place.now().getTime() - 86_400_000).toISOString(), maxResultsPerPage: '1' }).toString()}` });
    const told = await place.ask({ method: 'GET', path: '/sellers/v1/marketplaceParticipations' }).then(({ json }) => json, (error: unknown) => {
      if (error instanceof PlaceRefused && error.status === 403) return null;
      throw error;
    });
    const markets = isObject(told) && Array.isArray(told.payload) ? told.payload.filter(isObject) : [];
    const first = markets[0] ?? {};
    const market = isObject(first.marketplace) ? new JsonFields(first.marketplace) : null;
    // An application is authorised by one seller in one region.
    return { name: typeof first.storeName === 'string' ? first.storeName : 'Amazon', account: `${place.keys.client_id ?? ''}/${place.keys.region ?? ''}`, currency: market?.text('defaultCurrencyCode') ?? null, missing: told === null ? ['Selling Partner Insights'] : [] };
  },
  streams: [{ name: 'orders', kind: 'order', changes: true, page: orders }],
  one: async (place, stream, sourceId) => {
    if (stream !== 'orders') return null;
    return unlessGone(place, `${ORDERS}/${encodeURIComponent(sourceId)}?includedData=${encodeURIComponent(PARTS)}`);
  },
  translate,
};
