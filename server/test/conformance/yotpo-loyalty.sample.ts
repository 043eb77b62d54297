import { yotpoLoyalty } from '../../src/modules/commerce/yotpo/index.ts';
import { YotpoLoyalty, yotpoLoyaltyKeys } from '../fakes/places/yotpo.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = { connector: yotpoLoyalty, keys: yotpoLoyaltyKeys, standIn: (given) => new YotpoLoyalty(given), people: (standIn) => [...(standIn as YotpoLoyalty).members.keys(), 'no-member@example.test'] };
