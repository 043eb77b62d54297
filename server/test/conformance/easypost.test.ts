import { conform } from './conform.ts';
import { sample } from './easypost.sample.ts';

conform(sample);
