import type { Condition } from './condition.ts';

/** What makes a rule look: something that happens to a conversation, its order or its parcel, or time that passed. */
export const TRIGGERS = [
  'opened', 'customer_wrote', 'replied', 'noted', 'status_changed', 'resolved', 'reopened', 'assigned', 'priority_changed', 'reason_changed', 'tagged', 'deadline_near', 'deadline_missed', 'rated', 'order_changed', 'parcel_moved', 'parcel_trouble', 'time_passed',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/**
 * From what time is counted. `customer_wrote`: they wait, since the oldest message nobody answered; `replied`: we wait, since
 * our last answer, while the customer said nothing; `opened`: while it is not resolved; `resolved`: while it stays so.
 */
export const SINCE = ['customer_wrote', 'replied', 'opened', 'resolved'] as const;
export type Since = (typeof SINCE)[number];

export interface After {
  readonly since: Since;
  readonly hours: number;
  /** only the brand's business hours count */
  readonly working?: boolean;
}

/** Something a rule does. `kind` names what a module offers; the rest is that module's own. */
export interface Action {
  readonly kind: string;
  readonly [part: string]: unknown;
}

/** A rule as data: what is kept, version by version. */
export interface Definition {
  readonly triggers: readonly Trigger[];
  /** for `time_passed`, and only for it */
  readonly after?: After;
  readonly when: Condition;
  readonly then: readonly Action[];
  /** no rule behind it is looked at once this one applied */
  readonly stops?: boolean;
  /** at most once in the life of a conversation */
  readonly once?: boolean;
}

export interface Rule extends Definition {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
}
