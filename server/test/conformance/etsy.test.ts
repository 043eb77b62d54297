import { conform } from './conform.ts';
import { sample } from './etsy.sample.ts';

conform(sample);
