import type { Listener } from '../../../platform/events/listener.ts';
import { APPROVAL_DECIDED, decisionsOf, type ApprovalDecided } from '../../approvals/index.ts';
import { OVERRIDE_KIND, overrideDecided } from '../commands/decide-return.ts';

/** A return against the policy is taken back after all, or is not. */
export const hearOverrides: Listener = {
  name: 'returns.override-decided',
  hears: [APPROVAL_DECIDED],
  concerns: (_tx, events) => events.some((event) => event.payload.kind === OVERRIDE_KIND),
  handle: async (tx, event) => {
    const { kind, subject_id: id, decision } = event.payload as unknown as ApprovalDecided;
    if (kind !== OVERRIDE_KIND) return;
    const [found] = await decisionsOf(tx, [event.subjectId]);
    const by = found?.decided_by ?? null;
    // The story says who decided, not that a program heard of it.
    const as = by === null ? tx : tx.asOf(tx.now, { kind: 'person', id: by, name: '', grants: new Map(), brands: [event.brandId] });
    await overrideDecided(as, id, event.subjectId, decision, found?.note ?? '');
  },
};
