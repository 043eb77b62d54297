import { dhlReturns } from '../../src/modules/tracking/dhl-returns/index.ts';
import { DhlReturns, dhlReturnsKeys } from '../fakes/places/dhl-returns.ts';
import { labelOf } from '../fakes/places/label.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = { connector: dhlReturns, keys: dhlReturnsKeys, standIn: (given) => new DhlReturns(given), label: labelOf() };
