/** Announced by escalations. The subject is the conversation (the first it is about), of the matrix the brand. */
export const ESCALATION_RAISED = 'escalations.raised';
export const ESCALATION_TAKEN = 'escalations.taken';
export const ESCALATION_HANDED_ON = 'escalations.handed_on';
export const ESCALATION_OVERDUE = 'escalations.overdue';
export const ESCALATION_CLOSED = 'escalations.closed';
export const ESCALATION_REOPENED = 'escalations.reopened';
export const MATRIX_CHANGED = 'escalations.matrix_changed';

export interface EscalationNews {
  escalation_id: string;
  kind: string;
  /** what the brand calls it */
  name: string;
  because: string;
  /** who owns it from then on */
  to: string | null;
  to_team: string | null;
}
