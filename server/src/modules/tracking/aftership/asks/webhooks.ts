import { JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { isHmac, type Webhooks } from '../../../connections/index.ts';
import { parseAnswer } from '../../../shipments/index.ts';

/** Set up by hand: AfterShip makes the secret and has no door to ask for its webhooks. */
export const webhooks: Webhooks = {
  secretField: 'webhook_secret',
  verify: (secret, request) => isHmac(secret, request.body, request.headers['aftership-hmac-sha256'] ?? '', 'base64'),
  read(request) {
    const told = new JsonFields(parseAnswer(request.body.toString('utf8')));
    return [{ id: told.text('event_id'), kind: told.text('event') ?? '', payload: told.json }];
  },
};
