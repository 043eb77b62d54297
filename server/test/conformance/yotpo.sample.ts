import { yotpo } from '../../src/modules/commerce/yotpo/index.ts';
import { yotpoKeys, YotpoStore } from '../fakes/places/yotpo.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = { connector: yotpo, keys: yotpoKeys, standIn: (given) => new YotpoStore(given) };
