import { conform } from './conform.ts';
import { sample } from './whatsapp.sample.ts';

conform(sample);
