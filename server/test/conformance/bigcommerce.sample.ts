import { bigcommerce } from '../../src/modules/commerce/bigcommerce/index.ts';
import { actionOn } from '../fakes/places/action.ts';
import { bigcommerceKeys, BigcommerceStore } from '../fakes/places/bigcommerce.ts';
import type { Sample } from './tour.ts';

const order = { sourceId: '100', number: '#100', currency: 'EUR' };
const line = { line_id: '1000', title: 'Wool tee', quantity: 1, amount_minor: 2380, restocked: false };
const instead = { variant_id: '0190a0a0-4444-7000-8000-000000000001', product_source_id: '77', variant_source_id: '79', sku: 'TEE-L', title: 'Wool tee, L', unit_price_minor: 2380 };
const moved = { name: 'Ana Silva', line1: 'Neue Gasse 7', postal_code: '1010', city: 'Wien', country: 'AT' };

export const sample: Sample = {
  connector: bigcommerce, keys: bigcommerceKeys, standIn: (given) => new BigcommerceStore(given),
  actions: {
    refund: actionOn(order, { kind: 'refund', scope: 'lines', lines: [{ line_id: '1000', quantity: 1 }], restock: false }, { refund_minor: 2380, tax_minor: 380, lines: [line] }),
    cancel: actionOn({ ...order, sourceId: '101' }, { kind: 'cancel', restock: true }, { refund_minor: 5236, tax_minor: 836 }),
    correct_address: actionOn(order, { kind: 'correct_address', address: moved }, {}),
    reship: actionOn({ ...order, sourceId: '102' }, { kind: 'reship', lines: [{ line_id: '1020', quantity: 1, instead }] }, { lines: [{ ...line, line_id: '1020' }] }),
  },
  webhooks: {
    secret: 'ours-0123456789', sign: (scope, payload, secret) => ({ headers: { 'content-type': 'application/json', 'x-keepdesk-secret': secret, 'webhook-id': 'w-1' }, body: JSON.stringify({ scope, ...(payload as object) }) }),
    examples: [{ kind: 'store/order/updated', payload: { store_id: '1', producer: 'stores/abc123', hash: 'a', data: { type: 'order', id: 100 } } }, { kind: 'store/product/updated', payload: { store_id: '1', producer: 'stores/abc123', hash: 'b', data: { type: 'product', id: 1 } } }],
  },
};
