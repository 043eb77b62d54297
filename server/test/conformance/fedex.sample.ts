import { fedex } from '../../src/modules/tracking/fedex/index.ts';
import { carrierKeys, fedexSpeech, NumberedCarrier } from '../fakes/places/numbered-carrier.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = { connector: fedex, keys: carrierKeys, standIn: (given) => new NumberedCarrier(fedexSpeech, given), underWay: (standIn) => (standIn as NumberedCarrier).numbers };
