import { conform } from './conform.ts';
import { sample } from './shipstation.sample.ts';

conform(sample);
