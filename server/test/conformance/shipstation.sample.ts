import { shipstation } from '../../src/modules/commerce/shipstation/index.ts';
import { labelOf } from '../fakes/places/label.ts';
import { Shipstation, shipstationKeys, trackTold } from '../fakes/places/shipstation.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: shipstation, keys: shipstationKeys, standIn: (given) => new Shipstation(given), label: labelOf({ service: 'se-123/ups_ground' }),
  webhooks: {
    secret: 'a-secret-of-ours-0123456789', sign: (_kind, payload, secret) => ({ body: JSON.stringify(payload), headers: { 'x-keepdesk-secret': secret } }),
    examples: [{ kind: 'API_TRACK', payload: trackTold(1) }, { kind: 'API_BATCH', payload: { resource_url: 'https://api.shipstation.com/v2/batches/se-1', resource_type: 'API_BATCH', batch_id: 'se-1' } }],
  },
};
