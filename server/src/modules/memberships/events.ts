/** Announced with the customer as the subject, or the thing itself where nobody knows yet whose it is. Payloads hold ids, states and amounts. */
export const SUBSCRIPTION_STARTED = 'memberships.subscription_started';
export const SUBSCRIPTION_CHANGED = 'memberships.subscription_changed';
export const SUBSCRIPTION_ENDED = 'memberships.subscription_ended';
export const CHARGE_FAILED = 'memberships.charge_failed';
export const CHARGE_RECOVERED = 'memberships.charge_recovered';
export const POINTS_CHANGED = 'memberships.points_changed';
export const CREDIT_GIVEN = 'memberships.credit_given';
export const CREDIT_SPENT = 'memberships.credit_spent';
export const CREDIT_EXPIRED = 'memberships.credit_expired';
export const CREDIT_TAKEN_BACK = 'memberships.credit_taken_back';

/** Announced about an action, with the conversation it was asked from as the subject (the customer where there is none). */
export const MEMBER_ACTION_ASKED = 'memberships.action_asked';
export const MEMBER_ACTION_WAITING = 'memberships.action_waiting';
export const MEMBER_ACTION_REFUSED = 'memberships.action_refused';
export const MEMBER_ACTION_UNKNOWN = 'memberships.action_unknown';
export const MEMBER_ACTION_DONE = 'memberships.action_done';
export const MEMBER_ACTION_FAILED = 'memberships.action_failed';
export const MEMBER_ACTION_WITHDRAWN = 'memberships.action_withdrawn';

export interface MemberActionNews {
  action_id: string;
  subscription_id: string | null;
  customer_id: string | null;
  conversation_id: string | null;
  kind: string;
  state: string;
  problem: string | null;
  /** the person who asked for it */
  asked_by: string | null;
}
