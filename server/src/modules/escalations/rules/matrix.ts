import type { Intent, UrgencyReason } from '../../triage/index.ts';

/** What a program may be kept from doing in a conversation that is escalated: writing to the customer, resolving it, moving money. */
export type Forbidden = 'reply' | 'close' | 'money';

/** What can be seen in a conversation without anybody asking. Any of a kind's signals raises it. */
export type Signal =
  | { readonly signal: 'intent'; readonly values: readonly Intent[] }
  /** keys of contact reasons; one with children speaks for them */
  | { readonly signal: 'reason'; readonly values: readonly string[]; readonly from_confidence: number }
  /** what makes it urgent */
  | { readonly signal: 'urgent_because'; readonly values: readonly UrgencyReason[] }
  /** −1..0; `asked_before`: only when the customer wrote before and nobody answered */
  | { readonly signal: 'feeling'; readonly at_most: number; readonly asked_before: boolean }
  | { readonly signal: 'vip'; readonly from_urgency: number }
  /** a refund is more than whoever asked for it may give */
  | { readonly signal: 'refund_waits' }
  /** a clock of it ran out */
  | { readonly signal: 'deadline_missed' };

/** One row of the matrix: what it is, how it is noticed, who has it, how fast, what has to be attached and what no program may do. */
export interface EscalationKind {
  readonly key: string;
  readonly name: string;
  readonly on: boolean;
  readonly signals: readonly Signal[];
  /** raised only when so many conversations show it within that time, and then once for all of them */
  readonly gather: { readonly count: number; readonly within_seconds: number } | null;
  /** who owns it; where both are null, whoever may be told of escalations in the brand */
  readonly team_id: string | null;
  readonly person_id: string | null;
  /** the conversation goes to that team or person too */
  readonly hands_over: boolean;
  /** until somebody has taken it */
  readonly take_seconds: number;
  /** until it is closed */
  readonly seconds: number;
  readonly hours: 'business' | 'always';
  /** what its owner needs to have before them */
  readonly attach: readonly string[];
  readonly forbids: readonly Forbidden[];
  /** the conversation has at least this priority then */
  readonly priority: 'high' | 'urgent' | null;
}
