import { actionOn } from '../fakes/places/action.ts';
import { plainKeys, plainOrder, PlainShop, plainShop } from '../fakes/places/plain-shop.ts';
import { conform } from './conform.ts';

const order = { sourceId: 'o-000002', number: '#1002', currency: 'EUR' };

conform({
  connector: plainShop, keys: plainKeys, standIn: (given) => new PlainShop(given),
  actions: {
    refund: actionOn(order, { kind: 'refund', scope: 'amount', amount_minor: 500, restock: false }, { refund_minor: 500 }),
    cancel: actionOn(order, { kind: 'cancel', restock: true }, {}),
  },
  webhooks: {
    secret: 'whs_plain', sign: (_kind, payload, secret) => new PlainShop({ orders: 0 }).webhook('w-1', payload as Record<string, unknown>, secret),
    examples: [{ kind: 'order', payload: { order: plainOrder(7) } }, { kind: 'order', payload: { order_id: 'o-000001' } }],
  },
});
