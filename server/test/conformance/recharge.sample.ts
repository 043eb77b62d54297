import { recharge } from '../../src/modules/commerce/recharge/index.ts';
import { rechargeKeys, rechargeSigned, RechargeStore, subscription } from '../fakes/places/recharge.ts';
import type { MemberErrand } from '../../src/modules/memberships/index.ts';
import type { Sample } from './tour.ts';

const errand = (sourceId: string, wish: MemberErrand['wish'], nextChargeAt: Date | null): MemberErrand => ({
  id: '0190a0a0-1111-7000-8000-0000000000ee', wish, reason: 'asked by mail', attempt: 1, at: { brandId: '0190a0a0-3333-7000-8000-000000000001', source: 'recharge', sourceId, what: 'subscription', personSourceId: '1', email: 'buyer1@example.test' },
  consequence: { notChargedOn: null, nextChargeAt, nextTotalMinor: 1990, differenceMinor: 0, currency: 'EUR', state: 'active' },
});

export const sample: Sample = {
  connector: recharge, keys: rechargeKeys, standIn: (given) => new RechargeStore(given),
  members: {
    skip: errand('1001', { kind: 'skip' }, new Date('2027-01-01T00:00:00Z')),
    change_date: errand('1002', { kind: 'change_date', on: new Date('2026-12-24T00:00:00Z') }, new Date('2026-12-24T00:00:00Z')),
    swap: errand('1003', { kind: 'swap', line: '1003', instead: { variantSourceId: '4711', sku: 'COFFEE-2', title: 'Dark coffee', unitPriceMinor: 2190, currency: 'EUR' } }, new Date('2026-12-01T00:00:00Z')),
    cancel: errand('1001', { kind: 'cancel', why: 'too much coffee' }, null),
  },
  webhooks: { secret: rechargeKeys.client_secret, sign: (kind, payload, secret) => rechargeSigned(kind, payload, secret), examples: [{ kind: 'subscription/cancelled', payload: { subscription: { ...subscription(1), status: 'cancelled', cancelled_at: '2026-03-04T10:00:00' } } }] },
};
