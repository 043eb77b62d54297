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
