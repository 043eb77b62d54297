import { createHmac, timingSafeEqual } from 'node:crypto';
import { JsonFields, Unreadable } from '../../../../platform/hostile/json-fields.ts';
import type { Webhooks } from '../../../connections/index.ts';

/** Set up by hand: AfterShip makes the secret and has no door to ask for its webhooks. */
export const webhooks: Webhooks = {
  secretField: 'webhook_secret',
  verify(secret, request) {
    const expected = createHmac('sha256', secret).update(request.body).digest();
    const given = Buffer.from(request.headers['aftership-hmac-sha256'] ?? '', 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  },
  read(request) {
    const told = new JsonFields(parsed(request.body));
    return [{ id: told.text('event_id'), kind: told.text('event') ?? '', payload: told.json }];
  },
};

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new Unreadable('AfterShip sent what is no JSON');
  }
}
