/** Announced by returns. The subject is the conversation it was asked from (the order where there is none, else the return). Payloads hold ids, states and amounts. */
export const RETURN_REQUESTED = 'returns.requested';
export const RETURN_APPROVED = 'returns.approved';
export const RETURN_REFUSED = 'returns.refused';
export const RETURN_RECONSIDERED = 'returns.reconsidered';
export const RETURN_LABELLED = 'returns.label_sent';
export const RETURN_SHIPPED = 'returns.sent_back';
export const RETURN_RECEIVED = 'returns.received';
export const RETURN_INSPECTED = 'returns.inspected';
export const RETURN_EXCHANGED_EARLY = 'returns.exchanged_early';
export const RETURN_SETTLING = 'returns.settling';
export const RETURN_RESOLVED = 'returns.resolved';
export const RETURN_CANCELLED = 'returns.cancelled';
export const RETURN_EXPIRED = 'returns.expired';
/** Something about it needs a person: see `problem`. */
export const RETURN_STUCK = 'returns.stuck';
/** What a shop runs itself changed there. */
export const RETURN_SYNCED = 'returns.synced';
/** An order may be sent back for longer than the policy says, or no longer. */
export const WINDOW_EXTENDED = 'returns.window_extended';
export const WINDOW_EXTENSION_TAKEN_BACK = 'returns.window_extension_taken_back';
export const POLICY_PUBLISHED = 'returns.policy_published';

export interface ReturnNews {
  return_id: string;
  number: string;
  order_id: string | null;
  conversation_id: string | null;
  customer_id: string | null;
  kind: string;
  state: string;
  from: string | null;
  problem: string | null;
  /** what its lines are worth */
  value_minor: number;
  currency: string | null;
}
