import { JsonFields, isObject } from '../../../platform/hostile/json-fields.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { isHmac, siteAddress, type Connector } from '../../connections/index.ts';
import { checkSite } from './asks/check-site.ts';
import { oneOf, streams } from './asks/streams.ts';
import { subscribe } from './asks/subscribe.ts';
import { wooDesk } from './asks/woo-desk.ts';
import { isKnock, readWebhook, translate } from './rules/told.ts';

/** A WooCommerce site, by a REST API key of a shop manager. */
export const woocommerce: Connector = {
  vendor: 'woocommerce', called: 'WooCommerce', kind: 'shop', page: 'woocommerce', met: 'derived_specification', oneBrand: true,
  fields: [
    { name: 'url', called: 'Site address', where: 'Settings › General: WordPress Address', secret: false, example: 'https://shop.example.com' },
    { name: 'api_key', called: 'Consumer key', where: 'WooCommerce › Settings › Advanced › REST API', secret: false, pattern: 'ck_[A-Za-z0-9_-]{4,100}' },
    { name: 'api_secret', called: 'Consumer secret', where: 'WooCommerce › Settings › Advanced › REST API', secret: true, pattern: 'cs_[A-Za-z0-9_-]{4,100}' },
  ],
  permissions: [
    { name: 'read_private_shop_orders', for: 'orders_read', needed: true },
    { name: 'read_private_products', for: 'products_read', needed: true },
    { name: 'list_users', for: 'customers_read', needed: true },
    { name: 'manage_woocommerce', for: 'webhooks_write', needed: false },
    { name: 'Read/Write', for: 'refunds_write', needed: false },
    { name: 'Read/Write', for: 'orders_write', needed: false },
  ],
  // WordPress sets no limit of its own; a site on a small machine has one all the same.
  pace: { requests: 20, seconds: 1 },
  base: (keys) => {
    const site = siteAddress((keys.url ?? '').trim().replace(/\/(?:wp-admin|wp-json|wp-login\.php)(?:\/.*)?$/, ''));
    return site ?? invalid('This is not the address of a site.', [{ field: 'url', message: keys.url ?? '', problem: 'field_wrong', called: 'Site address' }]);
  },
  headers: (keys) => ({ authorization: `Basic ${Buffer.from(`${keys.api_key ?? ''}:${keys.api_secret ?? ''}`).toString('base64')}` }),
  refusal: (_status, json) => {
    if (!isObject(json)) return null;
    const told = new JsonFields(json);
    const code = told.text('code');
    return code === null ? null : { code, message: told.text('message') ?? code };
  },
  check: checkSite,
  streams,
  one: oneOf,
  webhooks: {
    verify: (secret, { headers, body }) => isHmac(secret, body, headers['x-wc-webhook-signature'] ?? '', 'base64'),
    read: readWebhook,
    greet: (_secret, request) => (isKnock(request) ? { body: '{"outcome":"ignored"}', type: 'application/json' } : null),
    subscribe: async (place, address, secret) => ({ problems: await subscribe(place, address, secret) }),
  },
  desk: wooDesk,
  translate,
};
