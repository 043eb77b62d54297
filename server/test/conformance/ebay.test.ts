import { conform } from './conform.ts';
import { sample } from './ebay.sample.ts';

conform(sample);
