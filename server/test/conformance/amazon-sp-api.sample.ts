import { amazon } from '../../src/modules/commerce/amazon-sp-api/index.ts';
import { amazonKeys, AmazonSeller } from '../fakes/places/marketplaces.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = {
  connector: amazon, keys: amazonKeys, standIn: (given) => new AmazonSeller(given),
};
