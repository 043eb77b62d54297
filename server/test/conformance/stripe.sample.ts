import { stripe } from '../../src/modules/commerce/stripe/index.ts';
import { charge, event, StripeAccount, stripeKeys, stripeSigned } from '../fakes/places/stripe.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: stripe, keys: stripeKeys, standIn: (given) => new StripeAccount(given),
  dispute: {
    id: '0190a0a0-1111-7000-8000-0000000000dd', attempt: 1, fields: { customer_name: 'Ana Silva', shipping_tracking_number: '1Z999AA10123456784', summary: 'It was delivered on 4 March.', customer_communication: 'Ana: it came, thank you.' },
    dispute: { id: '0190a0a0-2222-7000-8000-000000000001', brandId: '0190a0a0-3333-7000-8000-000000000001', source: 'stripe', sourceId: 'dp_1', paymentSourceId: 'pi_1', currency: 'EUR' },
  },
  webhooks: {
    secret: 'whsec_standin', sign: (_kind, payload, secret, at) => stripeSigned(payload, secret, at),
    examples: [{ kind: 'charge.refunded', payload: event('evt_2', 'charge.refunded', charge(1)) }],
  },
};
