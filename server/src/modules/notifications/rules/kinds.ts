/** Everything somebody can be told of, in the order of the preferences screen, with what holds until they choose. */
export const KINDS = {
  mentioned: { in_app: true, by_mail: true },
  assigned: { in_app: true, by_mail: true },
  assigned_to_team: { in_app: true, by_mail: false },
  customer_replied: { in_app: true, by_mail: false },
  followed_changed: { in_app: true, by_mail: false },
  snooze_over: { in_app: true, by_mail: false },
  reply_failed: { in_app: true, by_mail: true },
  low_rating: { in_app: true, by_mail: false },
  deadline_near: { in_app: true, by_mail: false },
  deadline_missed: { in_app: true, by_mail: true },
  escalation_raised: { in_app: true, by_mail: true },
  escalation_overdue: { in_app: true, by_mail: true },
  approval_wanted: { in_app: true, by_mail: true },
  proposal_decided: { in_app: true, by_mail: false },
  action_failed: { in_app: true, by_mail: true },
  channel_down: { in_app: true, by_mail: true },
  asked_to_look: { in_app: true, by_mail: false },
  rule_switched_off: { in_app: true, by_mail: true },
  peak_proposed: { in_app: true, by_mail: true },
  carrier_trouble: { in_app: true, by_mail: true },
  article_review_due: { in_app: true, by_mail: true },
  schedule_published: { in_app: true, by_mail: true },
  leave_or_swap: { in_app: true, by_mail: false },
  leave_or_swap_decided: { in_app: true, by_mail: true },
  shifts_stand: { in_app: true, by_mail: true },
  swap_offered: { in_app: true, by_mail: true },
  webhook_disabled: { in_app: true, by_mail: true },
} as const satisfies Record<string, Preference>;

export type Kind = keyof typeof KINDS;

export interface Preference {
  readonly in_app: boolean;
  readonly by_mail: boolean;
}

export const kindNames = Object.keys(KINDS) as Kind[];

/** What a person wants of one kind. */
export function preferenceFor(kind: Kind, chosen: ReadonlyMap<string, Preference>): Preference {
  return chosen.get(kind) ?? KINDS[kind];
}
