import type { Condition } from './condition.ts';

/** What makes a rule look: something that happens to a conversation, or the clock. */
export const TRIGGERS = ['opened', 'customer_wrote', 'replied', 'noted', 'status_changed', 'assigned', 'priority_changed', 'reason_changed', 'tagged', 'resolved', 'reopened', 'every_hour'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** Something a rule does. `kind` names what a module registered; the rest is that module's own. */
export interface Action {
  readonly kind: string;
  readonly [part: string]: unknown;
}

export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly on: boolean;
  readonly triggers: readonly Trigger[];
  readonly when: Condition;
  readonly then: readonly Action[];
  /** no rule behind it is looked at once this one applied */
  readonly stops?: boolean;
  /** at most once in the life of a conversation, which what the clock starts always is */
  readonly once?: boolean;
}
