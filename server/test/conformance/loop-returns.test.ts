import { conform } from './conform.ts';
import { sample } from './loop-returns.sample.ts';

conform(sample);
