import { conform } from './conform.ts';
import { sample } from './dhl-returns.sample.ts';

conform(sample);
