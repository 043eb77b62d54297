import { createHmac } from 'node:crypto';
import { aftership } from '../../src/modules/tracking/aftership/index.ts';
import { Aftership, aftershipKeys, aftershipTracking } from '../fakes/places/aftership.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: aftership, keys: aftershipKeys, standIn: (given) => new Aftership(given),
  webhooks: {
    secret: aftershipKeys.webhook_secret,
    sign(kind, payload, secret) {
      const body = JSON.stringify(payload);
      return { body, headers: { 'aftership-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64') } };
    },
    examples: [{ kind: 'tracking_update', payload: { event: 'tracking_update', event_id: 'd4bd5a9f-0b5f-4d5a-9c0f-000000000001', is_tracking_first_tag: true, msg: aftershipTracking(1), ts: 1_795_000_000 } }],
  },
};
