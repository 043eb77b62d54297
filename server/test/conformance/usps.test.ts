import { conform } from './conform.ts';
import { sample } from './usps.sample.ts';

conform(sample);
