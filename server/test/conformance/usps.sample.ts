import { usps } from '../../src/modules/tracking/usps/index.ts';
import { carrierKeys, uspsSpeech, NumberedCarrier } from '../fakes/places/numbered-carrier.ts';
import type { Sample } from './tour.ts';

export const sample: Sample = { connector: usps, keys: carrierKeys, standIn: (given) => new NumberedCarrier(uspsSpeech, given), underWay: (standIn) => (standIn as NumberedCarrier).numbers };
