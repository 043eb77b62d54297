import { port } from '../../platform/module/port.ts';
import type { Teller } from '../connections/index.ts';

/** marketing decides what is told to whom; the connections carry it there. */
export const tellers = port<Teller>('who tells connected services what happens here');
