import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { isHmac, isRecent, type Connector } from '../../connections/index.ts';
import { checkAccount } from './asks/check-account.ts';
import { oneOf, streams } from './asks/streams.ts';
import { subscribe } from './asks/subscribe.ts';
import { tell } from './asks/tell.ts';
import { readDeliveries } from './rules/deliveries.ts';
import { translate } from './rules/translate.ts';

const JSON_API = 'application/vnd.api+json';

/** Klaviyo, by a private key: profiles with what people said yes or no to, reviews; and what happens here, told to it as events. */
export const klaviyo: Connector = {
  vendor: 'klaviyo', called: 'Klaviyo', kind: 'marketing', page: 'klaviyo', met: 'official_specification',
  fields: [{ name: 'key', called: 'Private API key', where: 'Settings › API keys › Create Private API Key', secret: true, pattern: 'pk_[A-Za-z0-9_]{16,200}', example: 'pk_…' }],
  permissions: [
    { name: 'accounts:read', for: 'profiles_read', needed: true },
    { name: 'profiles:read', for: 'profiles_read', needed: true },
    { name: 'reviews:read', for: 'reviews_read', needed: false },
    { name: 'events:write', for: 'activity_write', needed: false },
    { name: 'webhooks:write', for: 'webhooks_write', needed: false },
  ],
  // The slowest list of those we read gives 150 a minute.
  pace: { requests: 4, seconds: 1 },
  base: () => 'https://a.klaviyo.com',
  headers: (keys) => ({ authorization: `Klaviyo-API-Key ${keys.key ?? ''}`, revision: '2026-07-15', accept: JSON_API }),
  refusal: (status, json) => {
    const [first] = isObject(json) && Array.isArray(json.errors) ? (json.errors as unknown[]) : [];
    if (!isObject(first)) return null;
    const error = new JsonFields(first);
    return { code: error.text('code') ?? String(status), message: error.text('detail') ?? error.text('title') ?? `status ${status}` };
  },
  check: checkAccount,
  streams,
  one: oneOf,
  webhooks: {
    // The bytes, then the moment, under the secret we gave.
    verify: (secret, { headers, body }, now) => {
      const at = headers['klaviyo-timestamp'] ?? '';
      return isRecent(at, now) && isHmac(secret, Buffer.concat([body, Buffer.from(at)]), headers['klaviyo-signature'] ?? '');
    },
    read: ({ body }) => readDeliveries(JSON.parse(body.toString('utf8')) as unknown),
    subscribe: (place, address, secret) => subscribe(place, address, secret),
  },
  tells: { permission: 'events:write', tell },
  translate,
};
