import type { Listener } from '../../../platform/events/listener.ts';
import { APPROVAL_DECIDED } from '../../approvals/index.ts';
import { decided } from '../commands/settle-action.ts';

/** An action that waited for a second person goes to its shop, or ends here. */
export const hearDecisions: Listener = {
  name: 'orders.hear-decisions',
  hears: [APPROVAL_DECIDED],
  handle: async (tx, event) => {
    const { kind, subject_id: subjectId, decision } = event.payload as { kind: string; subject_id: string; decision: 'approved' | 'refused' | 'expired' };
    if (kind === 'order_action') await decided(tx, subjectId, decision, '');
  },
};
