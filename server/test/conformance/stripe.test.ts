import { conform } from './conform.ts';
import { sample } from './stripe.sample.ts';

conform(sample);
