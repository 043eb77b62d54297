import { createHash } from 'node:crypto';
import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { isSame, type Connector } from '../../connections/index.ts';
import { checkStore } from './asks/check-store.ts';
import { rechargeMembers } from './asks/recharge-members.ts';
import { oneOf, streams } from './asks/streams.ts';
import { subscribe } from './asks/subscribe.ts';
import { translate } from './rules/translate.ts';

/** Recharge, by an API token: subscriptions and their charges. */
export const recharge: Connector = {
  vendor: 'recharge', called: 'Recharge', kind: 'subscriptions', page: 'recharge', met: 'third_party_specification',
  fields: [
    { name: 'token', called: 'API token', where: 'Tools & apps › API tokens', secret: true, pattern: '[A-Za-z0-9_-]{16,200}' },
    { name: 'client_secret', called: 'API client secret', where: 'Tools & apps › API tokens', secret: true, pattern: '[A-Za-z0-9_-]{16,200}' },
  ],
  permissions: [
    { name: 'read_subscriptions', for: 'subscriptions_read', needed: true },
    { name: 'read_orders', for: 'subscriptions_read', needed: true },
    { name: 'read_customers', for: 'customers_read', needed: false },
    { name: 'write_subscriptions', for: 'subscriptions_write', needed: false },
  ],
  // A bucket of forty that empties by two a second.
  pace: { requests: 4, seconds: 1 },
  base: () => 'https://api.rechargeapps.com',
  headers: (keys) => ({ 'x-recharge-access-token': keys.token ?? '', 'x-recharge-version': '2021-11' }),
  refusal: (status, json) => (isObject(json) ? { code: String(status), message: wordsOf(json) ?? `status ${status}` } : null),
  check: checkStore,
  streams,
  one: oneOf,
  webhooks: {
    secretField: 'client_secret',
    // No HMAC: the secret and the bytes, one behind the other, in SHA-256.
    verify: (secret, request) => isSame(createHash('sha256').update(secret).update(request.body).digest('hex'), (request.headers['x-recharge-hmac-sha256'] ?? '').toLowerCase()),
    read: (request) => [{ id: null, kind: request.headers['x-recharge-topic'] ?? '', payload: JSON.parse(request.body.toString('utf8')) as unknown }],
    subscribe: (place, address) => subscribe(place, address),
  },
  members: rechargeMembers,
  translate,
};

/** "errors" is a sentence, or sentences by field. */
function wordsOf(json: Record<string, unknown>): string | null {
  const { errors, error } = json;
  if (typeof errors === 'string') return errors;
  if (isObject(errors)) return Object.entries(errors).map(([field, words]) => `${field}: ${Array.isArray(words) ? words.join(', ') : String(words)}`).join('; ');
  return typeof error === 'string' ? error : new JsonFields(json).text('message');
}

