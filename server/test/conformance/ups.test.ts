import { conform } from './conform.ts';
import { sample } from './ups.sample.ts';

conform(sample);
