import { stripe } from '../../src/modules/commerce/stripe/index.ts';
import { charge, event, StripeAccount, stripeKeys, stripeSigned } from '../fakes/places/stripe.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: stripe, keys: stripeKeys, standIn: (given) => new StripeAccount(given),
  webhooks: {
    secret: 'whsec_standin', sign: (_kind, payload, secret, at) => stripeSigned(payload, secret, at),
    examples: [{ kind: 'charge.refunded', payload: event('evt_2', 'charge.refunded', charge(1)) }],
  },
};
