import { conform } from './conform.ts';
import { sample } from './dhl-express.sample.ts';

conform(sample);
