import { isObject, JsonFields } from '../../../platform/hostile/json-fields.ts';
import { isHmac, isRecent, type Connector } from '../../connections/index.ts';
import { stripeDisputes } from './asks/answer-dispute.ts';
import { checkAccount } from './asks/check-account.ts';
import { oneOf, streams, topics } from './asks/streams.ts';
import { subscribe } from './asks/subscribe.ts';
import { translate } from './rules/translate.ts';

/** Stripe, by a restricted key: payments, what was given back, disputes, subscriptions. */
export const stripe: Connector = {
  vendor: 'stripe', called: 'Stripe', kind: 'payments', page: 'stripe', met: 'official_specification',
  fields: [{ name: 'key', called: 'Restricted key', where: 'Developers › API keys › Create restricted key', secret: true, pattern: '(?:rk|sk)_(?:live|test)_[A-Za-z0-9]{10,300}', example: 'rk_live_…' }],
  permissions: [
    { name: 'Charges: read', for: 'payments_read', needed: true },
    { name: 'Disputes: read', for: 'disputes_read', needed: false },
    { name: 'Disputes: write', for: 'disputes_write', needed: false },
    { name: 'Subscriptions: read', for: 'subscriptions_read', needed: false },
    { name: 'Invoices: read', for: 'subscriptions_read', needed: false },
    { name: 'Events: read', for: 'payments_read', needed: true },
    { name: 'Webhook Endpoints: write', for: 'webhooks_write', needed: false },
  ],
  // 100 a second in live mode, 25 in test mode.
  pace: { requests: 25, seconds: 1 },
  base: () => 'https://api.stripe.com',
  headers: (keys) => ({ authorization: `Bearer ${keys.key ?? ''}`, 'stripe-version': '2023-08-16' }),
  onceHeader: 'idempotency-key',
  refusal: (status, json) => {
    const error = isObject(json) && isObject(json.error) ? new JsonFields(json.error) : null;
    return error === null ? null : { code: error.text('code') ?? error.text('type') ?? String(status), message: error.text('message') ?? `status ${status}` };
  },
  check: checkAccount,
  streams,
  one: oneOf,
  webhooks: {
    secretFromPlace: true,
    // "t=1767261600,v1=…,v1=…": any of several signatures, while a secret is being changed.
    verify: (secret, request, now) => {
      const parts = (request.headers['stripe-signature'] ?? '').split(',').map((part) => part.split('=') as [string, string?]);
      const at = parts.find(([name]) => name === 't')?.[1] ?? '';
      const signed = Buffer.concat([Buffer.from(`${at}.`), request.body]);
      return isRecent(at, now) && parts.some(([name, value]) => name === 'v1' && isHmac(secret, signed, value ?? ''));
    },
    read: (request) => {
      const event = new JsonFields(JSON.parse(request.body.toString('utf8')));
      return [{ id: event.need('id'), kind: event.need('type'), payload: event.json }];
    },
    subscribe: (place, address, secret) => subscribe(place, address, secret, topics),
  },
  disputes: stripeDisputes,
  translate,
};
