import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { withheld, type About, type Connector, type Place } from '../../connections/index.ts';
import { oneReview, reviews } from './asks/reviews.ts';
import { isSigned } from './rules/signed.ts';
import { translate } from './rules/translate.ts';

/** Okendo, by user id and key: reviews, and points as its webhooks tell them. */
export const okendo: Connector = {
  vendor: 'okendo', called: 'Okendo', kind: 'reviews', page: 'okendo', met: 'documentation',
  fields: [
    { name: 'user_id', called: 'User id', where: 'Settings › Integrations › API', secret: false, pattern: '[A-Za-z0-9_-]{8,80}' },
    { name: 'key', called: 'API key', where: 'Settings › Integrations › API', secret: true, pattern: '[A-Za-z0-9_-]{16,200}' },
    // Each subscription has one of its own.
    { name: 'webhook_secrets', called: 'Webhook secrets', where: 'answer of POST /webhook_subscriptions', secret: true, optional: true, pattern: '[A-Za-z0-9_=+/ -]{8,2000}' },
  ],
  permissions: [{ name: 'Reviews', for: 'reviews_read', needed: true }],
  // Nothing is documented.
  pace: { requests: 4, seconds: 1 },
  base: () => 'https://api.okendo.io/enterprise',
  headers: (keys) => ({ authorization: `Basic ${Buffer.from(`${keys.user_id ?? ''}:${keys.key ?? ''}`).toString('base64')}`, 'okendo-api-version': '2025-02-01' }),
  refusal: (status, json) => {
    if (!isObject(json)) return status === 401 || status === 403 || status === 404 ? { code: String(status), message: `status ${status}` } : null;
    const said = new JsonFields(json);
    return { code: said.text('code') ?? String(status), message: said.text('message') ?? said.text('error') ?? `status ${status}` };
  },
  check: checkUser,
  streams: [{ name: 'reviews', permission: 'Reviews', kind: 'review', changes: true, page: reviews }],
  one: (place, stream, sourceId) => (stream === 'reviews' ? oneReview(place, sourceId) : Promise.resolve(null)),
  webhooks: {
    secretField: 'webhook_secrets',
    verify: (secrets, request) => isSigned(secrets, request),
    read: ({ body }) => {
      const told = new JsonFields(JSON.parse(body.toString('utf8')));
      return [{ id: told.text('sequenceNumber') === null ? null : `${told.text('topic') ?? ''}:${told.text('sequenceNumber') ?? ''}`, kind: told.text('topic') ?? '', payload: told.json }];
    },
  },
  translate,
};

/** The API tells no name of a store: it is known by its user id. */
async function checkUser(place: Place): Promise<About> {
  const missing = await withheld(place, { Reviews: { method: 'GET', path: '/reviews?limit=1' } });
  return { name: 'Okendo', account: place.keys.user_id ?? '', currency: null, missing };
}
