import { conform } from './conform.ts';
import { sample } from './fedex.sample.ts';

conform(sample);
