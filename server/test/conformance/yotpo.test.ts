import { conform } from './conform.ts';
import { sample } from './yotpo.sample.ts';

conform(sample);
