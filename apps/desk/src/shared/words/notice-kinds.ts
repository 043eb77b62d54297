/** Everything one can be told of, in the order of the preferences. */
export const noticeKinds = ['mentioned', 'assigned', 'assigned_to_team', 'customer_replied', 'followed_changed', 'snooze_over', 'reply_failed', 'low_rating', 'deadline_near', 'deadline_missed', 'escalation_raised', 'escalation_overdue', 'approval_wanted', 'action_failed', 'channel_down', 'webhook_disabled'] as const;
