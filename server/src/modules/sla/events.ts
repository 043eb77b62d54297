/** Announced by sla. The subject is the conversation, of policies the brand. */
export const CLOCK_WARNED = 'sla.clock_warned';
export const CLOCK_MISSED = 'sla.clock_missed';
export const CLOCK_MET = 'sla.clock_met';
/** what had ended goes on: a solution did not hold, or was taken back */
export const CLOCK_WENT_ON = 'sla.clock_went_on';
export const POLICIES_CHANGED = 'sla.policies_changed';

export type ClockNews = {
  metric: string;
  hours: string;
  n: number;
  policy_id: string;
  policy_version: number;
  target_seconds: number;
  elapsed_seconds: number;
  due_at: string | null;
  /** who was warned, or why it ended */
  because: string | null;
};
