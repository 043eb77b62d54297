import { dhlExpress } from '../../src/modules/tracking/dhl/index.ts';
import { dhlExpressKeys, dhlExpressSpeech, NumberedCarrier } from '../fakes/places/numbered-carrier.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = { connector: dhlExpress, keys: dhlExpressKeys, standIn: (given) => new NumberedCarrier(dhlExpressSpeech, given), underWay: (standIn) => (standIn as NumberedCarrier).numbers };
