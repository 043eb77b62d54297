/** Announced by approvals; payloads hold ids and facts. */
export const APPROVAL_WANTED = 'approvals.wanted';
export const APPROVAL_DECIDED = 'approvals.decided';

export interface ApprovalDecided {
  kind: string;
  subject_id: string;
  decision: 'approved' | 'refused' | 'expired';
}
