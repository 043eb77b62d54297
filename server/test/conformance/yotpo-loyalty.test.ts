import { conform } from './conform.ts';
import { sample } from './yotpo-loyalty.sample.ts';

conform(sample);
