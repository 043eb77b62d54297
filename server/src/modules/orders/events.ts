/** Announced about an action, with the conversation it was asked from as the subject (the order where there is none). Payloads hold ids, states and amounts. */
export const ACTION_ASKED = 'orders.action_asked';
export const ACTION_WAITING = 'orders.action_waiting';
export const ACTION_UNKNOWN = 'orders.action_unknown';
export const ACTION_DONE = 'orders.action_done';
export const ACTION_FAILED = 'orders.action_failed';
export const ACTION_REFUSED = 'orders.action_refused';
export const ACTION_WITHDRAWN = 'orders.action_withdrawn';
export const AUTHORITY_CHANGED = 'orders.authority_changed';

export interface ActionNews {
  action_id: string;
  order_id: string;
  conversation_id: string | null;
  number: string;
  kind: string;
  state: string;
  amount_minor: number;
  currency: string;
  problem: string | null;
  /** the person who asked for it */
  asked_by: string | null;
}

/** Announced with the customer as the subject, or the order or the thing itself where nobody knows yet whose it is. */
export const PAYMENT_FAILED = 'orders.payment_failed';
export const DISPUTE_OPENED = 'orders.dispute_opened';
export const DISPUTE_CHANGED = 'orders.dispute_changed';
export const DISPUTE_CLOSED = 'orders.dispute_closed';
/** About the answer to a dispute, on the conversation it was written from (the customer where there is none). */
export const DISPUTE_ANSWER_ASKED = 'orders.dispute_answer_asked';
export const DISPUTE_ANSWER_UNKNOWN = 'orders.dispute_answer_unknown';
export const DISPUTE_ANSWERED = 'orders.dispute_answered';
export const DISPUTE_ANSWER_FAILED = 'orders.dispute_answer_failed';
