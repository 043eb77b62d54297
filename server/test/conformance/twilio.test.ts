import { conform } from './conform.ts';
import { sample } from './twilio.sample.ts';

conform(sample);
