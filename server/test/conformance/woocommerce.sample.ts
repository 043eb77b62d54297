import { createHmac } from 'node:crypto';
import { woocommerce } from '../../src/modules/commerce/woocommerce/index.ts';
import { actionOn } from '../fakes/places/action.ts';
import { siteOrder, wooKeys, WooSite } from '../fakes/places/woocommerce.ts';
import type { Sample } from './tour.ts';

const order = { sourceId: '100', number: '#100', currency: 'EUR' };
const line = { line_id: '315', title: 'Wool tee', quantity: 1, amount_minor: 2380, restocked: true };
const moved = { name: 'Ana Silva', line1: 'Neue Gasse 7', postal_code: '1010', city: 'Wien', country: 'AT' };
const instead = { variant_id: '0190a0a0-4444-7000-8000-000000000001', product_source_id: '5001', variant_source_id: '5002', sku: 'TEE-L', title: 'Wool tee, L', unit_price_minor: 2380 };

export const sample: Sample = {
  connector: woocommerce, keys: wooKeys, standIn: (given) => new WooSite(given),
  actions: {
    refund: actionOn(order, { kind: 'refund', scope: 'lines', lines: [{ line_id: '315', quantity: 1 }], restock: true }, { refund_minor: 2380, lines: [line] }),
    // Of 61.40 paid, 10.00 was given as credit.
    cancel: actionOn({ ...order, sourceId: '101' }, { kind: 'cancel', restock: true }, { refund_minor: 5140 }, '0190a0a0-1111-7000-8000-0000000000ab'),
    correct_address: actionOn(order, { kind: 'correct_address', address: moved }, {}),
    reship: actionOn({ ...order, sourceId: '102' }, { kind: 'reship', lines: [{ line_id: '315', quantity: 1, instead }, { line_id: '316', quantity: 1 }] }, { lines: [line, { ...line, line_id: '316' }] }, '0190a0a0-1111-7000-8000-0000000000ac'),
    credit: actionOn(order, { kind: 'credit', amount_minor: 1000 }, { given_minor: 1000 }, '0190a0a0-1111-7000-8000-0000000000ad'),
  },
  webhooks: {
    secret: 'ours-0123456789',
    sign: (topic, payload, secret) => {
      const body = JSON.stringify(payload);
      return { body, headers: { 'content-type': 'application/json', 'x-wc-webhook-topic': topic, 'x-wc-webhook-delivery-id': 'd-1', 'x-wc-webhook-signature': createHmac('sha256', secret).update(body).digest('base64') } };
    },
    examples: [{ kind: 'order.updated', payload: siteOrder(100) }, { kind: 'order.updated', payload: siteOrder(101, { refunds: [{ id: 5, reason: '', total: '-1.00' }] }) }, { kind: 'order.deleted', payload: { id: 101 } }],
  },
};
