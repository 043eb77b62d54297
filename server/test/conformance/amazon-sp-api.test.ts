import { conform } from './conform.ts';
import { sample } from './amazon-sp-api.sample.ts';

conform(sample);
