import { conform } from './conform.ts';
import { sample } from './shopify.sample.ts';

conform(sample);
