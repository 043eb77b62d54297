import { ups } from '../../src/modules/tracking/ups/index.ts';
import { Ups, upsKeys } from '../fakes/places/ups.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: ups, keys: upsKeys, standIn: (given) => new Ups(given), underWay: (standIn) => (standIn as Ups).numbers,
  webhooks: {
    secret: upsKeys.credential,
    sign: (_kind, payload, secret) => ({ body: JSON.stringify(payload), headers: { credential: secret } }),
    examples: [{ kind: 'activity', payload: { trackingNumber: '1Z999AA10000000001', localActivityDate: '20261120', localActivityTime: '101500', gmtActivityDate: '20261120', gmtActivityTime: '151500', activityLocation: { city: 'PARAMUS', stateProvince: 'NJ', postalCode: '', country: 'US' }, activityStatus: { type: 'I', code: 'OT', description: 'Out For Delivery Today' } } }],
  },
};
