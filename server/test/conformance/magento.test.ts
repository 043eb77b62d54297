import { conform } from './conform.ts';
import { sample } from './magento.sample.ts';

conform(sample);
