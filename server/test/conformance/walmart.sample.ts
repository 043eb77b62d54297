import { walmart } from '../../src/modules/commerce/walmart/index.ts';
import { walmartKeys, WalmartSeller } from '../fakes/places/marketplaces.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: walmart, keys: walmartKeys, standIn: (given) => new WalmartSeller(given),
};
