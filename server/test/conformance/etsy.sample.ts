import { etsy } from '../../src/modules/commerce/etsy/index.ts';
import { etsyKeys, EtsySeller } from '../fakes/places/marketplaces.ts';
import { standardSigned } from '../fakes/places/standard-signed.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: etsy, keys: etsyKeys, standIn: (given) => new EtsySeller(given),
  settings: { shop_id: '70' },
  webhooks: {
    secret: etsyKeys.webhook_secret, sign: (_kind, payload, secret, at) => standardSigned(payload, secret, at),
    examples: [{ kind: 'order.paid', payload: { event_type: 'order.paid', resource_url: 'https://openapi.etsy.com/v3/application/shops/70/receipts/5001', shop_id: '70' } }],
  },
};
