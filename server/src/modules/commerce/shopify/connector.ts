import { JsonFields, isObject } from '../../../platform/hostile/json-fields.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { isHmac, type Connector } from '../../connections/index.ts';
import { checkShop } from './asks/check-shop.ts';
import { shopifyDesk } from './asks/shopify-desk.ts';
import { oneOf, streams } from './asks/streams.ts';
import { subscribe } from './asks/subscribe.ts';
import { SCOPES } from './rules/scopes.ts';
import { shopAddress } from './rules/shop-address.ts';
import { readWebhook, translate } from './rules/told.ts';

const YEAR_S = 31_536_000;

/** A Shopify shop, by an app of its own: with the app's access token, or with its client id, by which tokens of a day are asked for. */
export const shopify: Connector = {
  vendor: 'shopify', called: 'Shopify', kind: 'shop', page: 'shopify', met: 'official_specification', oneBrand: true,
  fields: [
    { name: 'shop', called: 'Shop address', where: 'Settings › Domains', secret: false, tidy: shopAddress, pattern: '[a-z0-9][a-z0-9-]{0,60}\\.myshopify\\.com', example: 'north-apparel.myshopify.com' },
    { name: 'access_token', called: 'Admin API access token', where: 'Settings › Apps › Develop apps › API credentials', secret: true, optional: true, pattern: '\\S{8,500}' },
    { name: 'client_id', called: 'Client ID', where: 'Dev Dashboard › Apps › Settings', secret: false, optional: true, pattern: '\\w{8,100}' },
    { name: 'api_secret', called: 'API secret key', where: 'API credentials, or Dev Dashboard › Apps › Settings: Secret', secret: true, pattern: '\\S{8,500}' },
  ],
  permissions: SCOPES,
  // How often is no limit here; how much each request costs is, and each answer says what is left.
  pace: { requests: 200, seconds: 1 },
  base: (keys) => {
    const given = keys.access_token !== undefined || keys.client_id !== undefined;
    return given ? `https://${keys.shop ?? ''}` : invalid('Give the access token, or the client ID.', [{ field: 'access_token', message: 'Admin API access token is missing.', problem: 'field_missing', called: 'Admin API access token' }]);
  },
  headers: (_keys, token) => ({ 'x-shopify-access-token': token ?? '' }),
  token: async (keys, ask) => {
    if (keys.access_token !== undefined) return { value: keys.access_token, seconds: YEAR_S };
    const given = new JsonFields((await ask(`https://${keys.shop ?? ''}/admin/oauth/access_token`, { grant_type: 'client_credentials', client_id: keys.client_id ?? '', client_secret: keys.api_secret ?? '' })).json);
    return { value: given.need('access_token'), seconds: Number(given.text('expires_in') ?? 3600) };
  },
  refusal: (status, json) => {
    if (!isObject(json)) return null;
    const told = new JsonFields(json);
    const message = told.text('errors') ?? told.text('error_description') ?? told.text('error');
    return message === null ? null : { code: String(status), message };
  },
  check: checkShop,
  streams,
  one: oneOf,
  webhooks: {
    secretField: 'api_secret',
    // One app may be in several shops, with the same secret.
    verify: (secret, { headers, body, account }) => isHmac(secret, body, headers['x-shopify-hmac-sha256'] ?? '', 'base64') && (account === undefined || headers['x-shopify-shop-domain']?.toLowerCase() === account),
    read: readWebhook,
    subscribe: async (place, address) => ({ problems: await subscribe(place, address) }),
  },
  desk: shopifyDesk,
  translate,
};
