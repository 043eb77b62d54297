import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { isSame, refusedTopics, type Connector, type Place } from '../../connections/index.ts';
import { bigcommerceDesk } from './asks/bigcommerce-desk.ts';
import { checkStore } from './asks/check-store.ts';
import { oneOf, streams } from './asks/streams.ts';
import { translate } from './rules/translate.ts';

const SECRET_HEADER = 'x-keepdesk-secret';
const SCOPES = ['store/order/created', 'store/order/updated', 'store/order/refund/created', 'store/shipment/created', 'store/shipment/updated', 'store/product/created', 'store/product/updated', 'store/customer/created', 'store/customer/updated'] as const;

/** BigCommerce, by a store-level API account. */
export const bigcommerce: Connector = {
  vendor: 'bigcommerce', called: 'BigCommerce', kind: 'shop', page: 'bigcommerce', met: 'official_specification',
  fields: [
    { name: 'store_hash', called: 'Store hash', where: 'Settings › API › Store-level API accounts: API path', secret: false, pattern: '[a-z0-9]{4,20}', example: 'abc123xyz' },
    { name: 'access_token', called: 'Access token', where: 'Settings › API › Store-level API accounts', secret: true, pattern: '[A-Za-z0-9]{20,80}' },
  ],
  permissions: [
    { name: 'Orders: modify', for: 'orders_read', needed: true },
    { name: 'Order transactions: modify', for: 'refunds_write', needed: false },
    { name: 'Information & settings: read-only', for: 'orders_read', needed: true },
    { name: 'Products: read-only', for: 'products_read', needed: false },
    { name: 'Customers: read-only', for: 'customers_read', needed: false },
  ],
  // A standard store has 150 requests in 30 seconds.
  pace: { requests: 150, seconds: 30 },
  base: (keys) => `https://api.bigcommerce.com/stores/${keys.store_hash ?? ''}`,
  headers: (keys) => ({ 'x-auth-token': keys.access_token ?? '' }),
  refusal: (status, json) => {
    // v2 answers with a list of errors, v3 with one; what is no JSON at all is a gateway's.
    const first: unknown = Array.isArray(json) ? json[0] : json;
    if (!isObject(first)) return null;
    const told = new JsonFields(first);
    const message = told.text('message') ?? told.text('title') ?? told.text('detail');
    return message === null ? null : { code: told.text('type') ?? String(status), message };
  },
  check: checkStore,
  streams,
  one: oneOf,
  webhooks: {
    // What is signed is signed with the secret of the account's app, which a store-level account may not show; the header is ours and comes with every delivery.
    verify: (secret, request) => isSame(secret, request.headers[SECRET_HEADER] ?? ''),
    read: (request) => {
      const payload: unknown = JSON.parse(request.body.toString('utf8'));
      return [{ id: request.headers['webhook-id'] ?? null, kind: new JsonFields(payload).need('scope'), payload }];
    },
    subscribe: async (place, address, secret) => ({ problems: await subscribe(place, address, secret) }),
  },
  desk: bigcommerceDesk,
  translate,
};

/** A hook that is there is given our address's secret again, and switched on: BigCommerce switches off what failed for long. */
async function subscribe(place: Place, address: string, secret: string): Promise<{ topic: string; message: string }[]> {
  const { json } = await place.ask({ method: 'GET', path: '/v3/hooks?limit=250' });
  const there = isObject(json) && Array.isArray(json.data) ? json.data.map((one) => new JsonFields(one)) : [];
  return refusedTopics(SCOPES.map((scope) => {
    const known = there.find((hook) => hook.text('scope') === scope && hook.text('destination') === address);
    const hook = { scope, destination: address, is_active: true, headers: { [SECRET_HEADER]: secret } };
    return { topic: scope, ask: () => place.ask(known ? { method: 'PUT', path: `/v3/hooks/${known.need('id')}`, json: hook } : { method: 'POST', path: '/v3/hooks', json: hook }) };
  }));
}
