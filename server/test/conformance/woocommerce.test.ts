import { conform } from './conform.ts';
import { sample } from './woocommerce.sample.ts';

conform(sample);
