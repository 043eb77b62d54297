import { klaviyo } from '../../src/modules/commerce/klaviyo/index.ts';
import { KlaviyoAccount, klaviyoKeys, klaviyoSigned, unsubscribed } from '../fakes/places/klaviyo.ts';
import { tourNow, type Sample } from './tour.ts';

const secret = 'a-secret-of-ours-0123456789';

export const sample: Sample = {
  connector: klaviyo, keys: klaviyoKeys, standIn: (given) => new KlaviyoAccount(given),
  webhooks: { secret, sign: (_kind, payload, under, at) => klaviyoSigned(payload, under, at), examples: [{ kind: 'event:klaviyo.unsubscribed_from_email_marketing', payload: unsubscribed(1) }] },
  tidings: { id: 'news-1', name: 'Refund paid', at: tourNow, person: { email: 'buyer1@example.test', phone: null }, value: { amountMinor: 1990, currency: 'EUR' }, facts: { order_number: '#1001' } },
};
