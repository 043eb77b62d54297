import { loopReturns } from '../../src/modules/commerce/loop-returns/index.ts';
import { loopKeys, loopReturn, LoopShop, loopSigned } from '../fakes/places/loop-returns.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: loopReturns, keys: loopKeys, standIn: (given) => new LoopShop(given),
  webhooks: { secret: loopKeys.webhook_secret, sign: (_kind, payload, secret) => loopSigned(payload, secret), examples: [{ kind: 'return.updated', payload: { topic: 'return', trigger: 'return.updated', ...loopReturn(1) } }] },
};
