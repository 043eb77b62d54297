import { conform } from './conform.ts';
import { sample } from './walmart.sample.ts';

conform(sample);
