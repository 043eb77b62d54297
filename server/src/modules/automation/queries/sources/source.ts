import type { Tx } from '../../../../platform/db/tx.ts';
import type { Facts } from '../../rules/condition.ts';
import type { FactMoments } from '../../rules/timed-facts.ts';

export interface Told {
  readonly facts: Facts;
  /** what is told in time since a moment */
  readonly moments?: FactMoments;
}

/** Reads some fields of any number of conversations in one statement. */
export type ReadSource = (tx: Tx, ids: readonly string[]) => Promise<Map<string, Told>>;

export const time = (at: Date | null): number | null => at?.getTime() ?? null;
