import type { Tx } from '../../../platform/db/tx.ts';
import type { Held } from '../store/returns.ts';
import { apply } from './apply.ts';
import { wantLabel } from './labels.ts';

/** Approved: where goods come back, whoever makes labels is asked for one at once. */
export async function approved(tx: Tx, held: Held, words: string, facts: Readonly<Record<string, unknown>>): Promise<Held> {
  const after = (await apply(tx, held, { what: 'approved' }, { words, facts })).held;
  return after.row.sends_back ? wantLabel(tx, after) : after;
}
