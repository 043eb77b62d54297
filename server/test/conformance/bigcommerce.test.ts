import { conform } from './conform.ts';
import { sample } from './bigcommerce.sample.ts';

conform(sample);
