import type { Listener } from '../../../platform/events/listener.ts';
import { APPROVAL_DECIDED } from '../../approvals/index.ts';
import { creditDecided } from '../commands/ask-credit.ts';
import { memberActionDecided } from '../commands/settle-action.ts';

/** Points or credit that waited for a second person go their way, or end here. */
export const hearDecisions: Listener = {
  name: 'memberships.hear-decisions',
  hears: [APPROVAL_DECIDED],
  handle: async (tx, event) => {
    const { kind, subject_id: subjectId, decision } = event.payload as { kind: string; subject_id: string; decision: 'approved' | 'refused' | 'expired' };
    if (kind === 'member_action') await memberActionDecided(tx, subjectId, decision);
    if (kind === 'store_credit') await creditDecided(tx, subjectId, decision);
  },
};
