import { ebay } from '../../src/modules/commerce/ebay/index.ts';
import { actionOn } from '../fakes/places/action.ts';
import { ebayKeys, EbaySeller } from '../fakes/places/marketplaces.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: ebay, keys: ebayKeys, standIn: (given) => new EbaySeller(given),
  actions: {
    refund: actionOn({ sourceId: '01-10001-20000', number: '01-10001-20000', currency: 'EUR' }, { kind: 'refund', scope: 'amount', amount_minor: 1000, restock: false }, { refund_minor: 1000, after: { state: 'open', payment_state: 'partially_refunded', refunded_minor: 1000 } }),
  },
};
