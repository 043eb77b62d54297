import { conform } from './conform.ts';
import { sample } from './klaviyo.sample.ts';

conform(sample);
