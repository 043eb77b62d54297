import { conform } from './conform.ts';
import { sample } from './recharge.sample.ts';

conform(sample);
