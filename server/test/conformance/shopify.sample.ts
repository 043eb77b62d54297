import { shopify } from '../../src/modules/commerce/shopify/index.ts';
import { actionOn } from '../fakes/places/action.ts';
import { shopifyKeys, shopifyOrder, ShopifyShop } from '../fakes/places/shopify.ts';
import type { Sample } from './tour.ts';

const order = { sourceId: '1000', number: '#1000', currency: 'EUR' };
const line = { line_id: '10001', title: 'Wool tee', quantity: 1, amount_minor: 3980, restocked: true };
const moved = { name: 'Ana Silva', line1: 'Neue Gasse 7', postal_code: '1010', city: 'Wien', country: 'AT' };
const instead = { variant_id: '0190a0a0-4444-7000-8000-000000000001', product_source_id: '100001', variant_source_id: '1000011', sku: 'TEE-L', title: 'Wool tee, L', unit_price_minor: 3980 };
const body = new ShopifyShop();

export const sample: Sample = {
  connector: shopify, keys: shopifyKeys, standIn: (given) => new ShopifyShop(given),
  actions: {
    refund: actionOn(order, { kind: 'refund', scope: 'lines', lines: [{ line_id: '10001', quantity: 1 }], restock: true }, { refund_minor: 3980, lines: [line] }),
    // Of 59.80 paid, 10.00 was given as credit.
    cancel: actionOn({ ...order, sourceId: '1001' }, { kind: 'cancel', restock: true }, { refund_minor: 4980 }, '0190a0a0-1111-7000-8000-0000000000ab'),
    correct_address: actionOn(order, { kind: 'correct_address', address: moved }, {}),
    reship: actionOn({ ...order, sourceId: '1002' }, { kind: 'reship', lines: [{ line_id: '10021', quantity: 1, instead }, { line_id: '10022', quantity: 1 }] }, { lines: [{ ...line, line_id: '10021' }, { ...line, line_id: '10022' }] }, '0190a0a0-1111-7000-8000-0000000000ac'),
    // A cap of 20.00 becomes a tee at 19.90: ten cents go back.
    change_items: actionOn({ ...order, sourceId: '1001' }, { kind: 'change_items', set: [{ line_id: '10012', quantity: 0 }], add: [{ variant_id: instead.variant_id, quantity: 1, item: { ...instead, unit_price_minor: 1990 } }] }, { refund_minor: 10, lines: [{ ...line, line_id: '10012', amount_minor: 2000 }], added: [{ title: 'Wool tee', quantity: 1, amount_minor: 1990 }], due_minor: 0 }, '0190a0a0-1111-7000-8000-0000000000ae'),
    credit: actionOn(order, { kind: 'credit', amount_minor: 1000 }, { given_minor: 1000 }, '0190a0a0-1111-7000-8000-0000000000ad'),
  },
  // What the table of actions above has only once: credit as a gift card, money back as store credit, and items that cost more.
  more: async (place) => {
    const others = [
      actionOn(order, { kind: 'credit', amount_minor: 1500, way: 'gift_card' }, { given_minor: 1500 }, '0190a0a0-1111-7000-8000-0000000000b1'),
      actionOn({ ...order, sourceId: '1002' }, { kind: 'refund', scope: 'amount', amount_minor: 500, restock: false, way: 'store_credit' }, { refund_minor: 500 }, '0190a0a0-1111-7000-8000-0000000000b2'),
      actionOn({ ...order, sourceId: '1002' }, { kind: 'change_items', set: [{ line_id: '10021', quantity: 2 }], add: [] }, { due_minor: 3980, added: [{ title: 'Wool tee', quantity: 1, amount_minor: 3980 }] }, '0190a0a0-1111-7000-8000-0000000000b3'),
    ];
    for (const action of others) {
      await shopify.desk?.send(place, action);
      const found = await shopify.desk?.find(place, action, await shopify.one?.(place, 'orders', action.order.sourceId));
      if (found?.happened !== 'yes') throw new Error(`${action.kind}: ${found?.said}`);
    }
  },
  webhooks: {
    secret: shopifyKeys.api_secret, sign: (topic, payload, secret, at) => body.webhook(topic, payload, 'w-1', at, secret),
    examples: [{ kind: 'orders/updated', payload: body.orderBody(shopifyOrder(1000)) }, { kind: 'refunds/create', payload: { id: '5', order_id: '1000' } }, { kind: 'fulfillments/update', payload: body.parcelBody('1000', { id: '9', number: 'JD01', state: 'in_transit', updatedAt: '2026-03-02T10:00:00Z' }) }],
  },
};
