import { createHmac } from 'node:crypto';
import { easypost } from '../../src/modules/tracking/easypost/index.ts';
import { Easypost, easypostKeys, easypostTracker } from '../fakes/places/easypost.ts';
import { labelOf } from '../fakes/places/label.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: easypost, keys: easypostKeys, standIn: (given) => new Easypost(given), label: labelOf({ service: 'usps ground advantage' }),
  webhooks: {
    secret: 'sécret of the hook',
    sign(kind, payload, secret) {
      const body = JSON.stringify(payload);
      return { body, headers: { 'x-hmac-signature': `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')}` } };
    },
    examples: [{ kind: 'tracker.updated', payload: { id: 'evt_1', object: 'Event', description: 'tracker.updated', mode: 'production', result: easypostTracker(1) } }, { kind: 'refund.successful', payload: { id: 'evt_2', object: 'Event', description: 'refund.successful', result: { id: 'rfnd_1', object: 'Refund' } } }],
  },
};
