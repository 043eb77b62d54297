import { conform } from './conform.ts';
import { sample } from './aftership.sample.ts';

conform(sample);
