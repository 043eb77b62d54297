import { recharge } from '../../src/modules/commerce/recharge/index.ts';
import { rechargeKeys, rechargeSigned, RechargeStore, subscription } from '../fakes/places/recharge.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: recharge, keys: rechargeKeys, standIn: (given) => new RechargeStore(given),
  webhooks: { secret: rechargeKeys.client_secret, sign: (kind, payload, secret) => rechargeSigned(kind, payload, secret), examples: [{ kind: 'subscription/cancelled', payload: { subscription: { ...subscription(1), status: 'cancelled', cancelled_at: '2026-03-04T10:00:00' } } }] },
};
