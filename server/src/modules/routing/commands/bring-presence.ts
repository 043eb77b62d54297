import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import { PRESENCE_BROUGHT, type PresenceBrought } from '../events.ts';
import type { AgentState } from '../rules/shapes.ts';

/** From when to when somebody was in a state, as it was kept elsewhere. */
export interface PastState {
  readonly personId: string;
  readonly state: Exclude<AgentState, 'offline'>;
  readonly from: Date;
  readonly to: Date;
}

/**
 * Being there of times that are over, brought in from where it was kept: another desk, a time clock. It says nothing of how somebody
 * stands now, and gives nobody work. Between spans they were gone. @throws Refusal where a span is not over, ends before it begins, or two of one person overlap
 */
export async function bringPresence(tx: Tx, spans: readonly PastState[]): Promise<void> {
  for (const [personId, own] of Map.groupBy(spans, (span) => span.personId)) {
    const inOrder = own.toSorted((a, b) => a.from.getTime() - b.from.getTime());
    for (const [at, { from, to }] of inOrder.entries()) {
      if (to <= from || to > tx.now) throw invalid('A time of the past begins before it ends, and has ended.', [{ field: 'spans', message: `${from.toISOString()} to ${to.toISOString()}` }]);
      const before = inOrder[at - 1];
      if (before !== undefined && before.to > from) throw invalid('Nobody is in two states at once.', [{ field: 'spans', message: `overlaps at ${from.toISOString()}` }]);
    }
    const payload: PresenceBrought = { spans: inOrder.map(({ state, from, to }) => ({ state, from: from.toISOString(), to: to.toISOString() })) };
    await tx.announce({ name: PRESENCE_BROUGHT, brandId: ALL_BRANDS, subjectId: personId, payload: { ...payload } });
  }
}
