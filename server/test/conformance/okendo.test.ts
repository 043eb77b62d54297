import { conform } from './conform.ts';
import { sample } from './okendo.sample.ts';

conform(sample);
