import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { isStandard, unlessGone, withheld, type Asked, type Connector, type Page, type Place } from '../../connections/index.ts';
import { translate } from './rules/translate.ts';

const PAGE_SIZE = 100;
const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000));
const shopOf = (place: Place): string => encodeURIComponent(place.settings.shop_id ?? '');

/** Oldest first: what is new meanwhile comes at the end. */
async function list(place: Place, name: 'receipts' | 'reviews', more: Readonly<Record<string, string>>, { after }: Asked): Promise<Page> {
  const offset = Number(after ?? 0);
  const { json } = await place.ask({ method: 'GET', path: `/v3/application/shops/${shopOf(place)}/${name}?${new URLSearchParams({ limit: String(PAGE_SIZE), offset: String(offset), ...more }).toString()}` });
  if (!isObject(json) || !Array.isArray(json.results)) throw new Error('Etsy answered without a list');
  const next = offset + json.results.length;
  return { items: json.results, total: Number.isSafeInteger(json.count) ? (json.count as number) : null, next: json.results.length < PAGE_SIZE ? null : String(next) };
}

/** Etsy, by an app of one's own and a refresh token of the seller, which changes each time it is used. */
export const etsy: Connector = {
  vendor: 'etsy', called: 'Etsy', kind: 'marketplace', page: 'etsy', met: 'official_specification',
  fields: [
    { name: 'keystring', called: 'Keystring', where: 'etsy.com/developers › Your apps', secret: false },
    { name: 'shared_secret', called: 'Shared secret', where: 'etsy.com/developers › Your apps', secret: true },
    { name: 'refresh_token', called: 'Refresh token', where: 'from the app’s sign-in, as the manual says', secret: true },
    { name: 'webhook_secret', called: 'Webhook signing secret', where: 'etsy.com/developers › Your apps › Webhooks', secret: true, optional: true },
  ],
  permissions: [{ name: 'transactions_r', for: 'orders_read', needed: true }, { name: 'shops_r', for: 'orders_read', needed: true }, { name: 'feedback_r', for: 'reviews_read', needed: false }],
  pace: { requests: 10, seconds: 1 },
  base: () => 'https://openapi.etsy.com',
  headers: (keys, token) => ({ 'x-api-key': `${keys.keystring ?? ''}:${keys.shared_secret ?? ''}`, authorization: `Bearer ${token ?? ''}` }),
  token: async (keys, ask) => {
    const told = new JsonFields((await ask('https://api.etsy.com/v3/public/oauth/token', { grant_type: 'refresh_token', client_id: keys.keystring ?? '', refresh_token: keys.refresh_token ?? '' }, { 'x-api-key': `${keys.keystring ?? ''}:${keys.shared_secret ?? ''}` })).json);
    const next = told.text('refresh_token');
    return { value: told.need('access_token'), seconds: Number(told.text('expires_in') ?? 3600), ...(next === null ? {} : { keys: { refresh_token: next } }) };
  },
  refusal: (status, json) => (isObject(json) ? { code: String(status), message: new JsonFields(json).text('error_description') ?? new JsonFields(json).text('error') ?? `status ${status}` } : null),
  check: async (place) => {
    const me = new JsonFields((await place.ask({ method: 'GET', path: '/v3/application/users/me' })).json);
    const shopId = me.need('shop_id');
    const shop = new JsonFields((await place.ask({ method: 'GET', path: `/v3/application/shops/${shopId}` })).json);
    await place.ask({ method: 'GET', path: `/v3/application/shops/${shopId}/receipts?limit=1` });
    const missing = await withheld(place, { feedback_r: { method: 'GET', path: `/v3/application/shops/${shopId}/reviews?limit=1` } });
    return { name: shop.text('shop_name') ?? 'Etsy', account: shopId, currency: shop.text('currency_code'), missing, settings: { shop_id: shopId } };
  },
  streams: [
    { name: 'orders', kind: 'receipt', changes: true, page: (place, asked) => list(place, 'receipts', { sort_on: 'created', sort_order: 'asc', ...(asked.since === null ? {} : { min_last_modified: seconds(asked.since) }) }, asked) },
    { name: 'reviews', permission: 'feedback_r', kind: 'review', changes: true, page: (place, asked) => list(place, 'reviews', asked.since === null ? {} : { min_created: seconds(asked.since) }, asked) },
  ],
  one: async (place, stream, sourceId) => {
    if (stream !== 'orders') return null;
    return unlessGone(place, `/v3/application/shops/${shopOf(place)}/receipts/${encodeURIComponent(sourceId)}`);
  },
  webhooks: {
    secretField: 'webhook_secret',
    verify: isStandard,
    read: (request) => {
      const told = new JsonFields(JSON.parse(request.body.toString('utf8')));
      return [{ id: request.headers['webhook-id'] ?? null, kind: told.need('event_type'), payload: told.json }];
    },
  },
  translate,
};
