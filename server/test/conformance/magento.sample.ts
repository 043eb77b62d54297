import { magento } from '../../src/modules/commerce/magento/index.ts';
import { actionOn } from '../fakes/places/action.ts';
import { magentoKeys, MagentoShop } from '../fakes/places/magento.ts';
import type { Sample } from './tour.ts';

const order = { sourceId: '1', number: '100000001', currency: 'EUR' };
const unpaid = { ...order, sourceId: '3', number: '100000003' };
const moved = { name: 'Ana Silva', line1: 'Neue Gasse 7', postal_code: '1010', city: 'Wien', country: 'AT' };

export const sample: Sample = {
  connector: magento, keys: magentoKeys, standIn: (given) => new MagentoShop(given), settings: { websites: '1' },
  actions: {
    refund: actionOn(order, { kind: 'refund', scope: 'lines', lines: [{ line_id: '10', quantity: 1 }], restock: true }, { refund_minor: 2380, tax_minor: 380, lines: [{ line_id: '10', title: 'Wool tee', quantity: 1, amount_minor: 2380, restocked: true }] }),
    // Of 52.36 paid, 10.00 was given as credit.
    cancel: actionOn({ ...order, sourceId: '2', number: '100000002' }, { kind: 'cancel', restock: true }, { refund_minor: 4236, shipping_minor: 476, lines: [{ line_id: '20', title: 'Wool tee', quantity: 2, amount_minor: 4760, restocked: true }] }, '0190a0a0-1111-7000-8000-0000000000ab'),
    correct_address: actionOn(order, { kind: 'correct_address', address: moved }, {}),
    credit: actionOn(order, { kind: 'credit', amount_minor: 1000 }, { given_minor: 1000 }),
  },
  more: async (place) => void (await magento.desk?.send(place, actionOn(unpaid, { kind: 'cancel', restock: true }, {}))),
};
