import type { Measure } from '../../facts/index.ts';

export type Unit = 'count' | 'seconds' | 'ratio' | 'score';
/** How a figure is made of its measure: counted, a share of it, a median, a net score, a mean, or per something. */
export type Form = 'count' | 'share' | 'sum_per' | 'median' | 'net' | 'mean' | 'per_order' | 'open_at_end' | 'hits';

export interface Metric {
  readonly key: string;
  readonly name: string;
  readonly unit: Unit;
  readonly form: Form;
  readonly measure: Measure;
  /** what is counted, of whom, when, and what is left out: one definition each */
  readonly definition: string;
  /** whether it is told by the wall clock and in business hours */
  readonly clocks: boolean;
  /** whether more is better; null where neither is */
  readonly better: 'more' | 'less' | null;
  /** the last days may still change */
  readonly provisional: boolean;
  /** behind a share stand those that count for it, not all */
  readonly hitsOnly: boolean;
}

const LEFT_OUT = 'Spam, side threads and merged conversations are left out.';

const metric = (key: string, name: string, unit: Unit, form: Form, measure: Measure, better: Metric['better'], definition: string, more: Partial<Metric> = {}): Metric => ({ key, name, unit, form, measure, better, definition, clocks: form === 'median', provisional: false, hitsOnly: false, ...more });

/** Every figure there is. The page of definitions and the API are made from this list. */
export const metrics: readonly Metric[] = [
  metric('received', 'Received', 'count', 'count', 'received', null, `Conversations opened in the period, by when they were opened. ${LEFT_OUT}`),
  metric('backlog_end', 'Open at the end', 'count', 'open_at_end', 'came', 'less', `Conversations neither resolved nor spam at the end of the period (of each step, over time), counted from when each was open. ${LEFT_OUT}`),
  metric('first_reply_time', 'First reply time', 'seconds', 'median', 'first_reply', 'less', `From the customer’s first message to our first reply that is no automatic receipt; of conversations first answered in the period, the agent being who replied. Median. Conversations we began have none. ${LEFT_OUT}`),
  metric('next_reply_time', 'Next reply time', 'seconds', 'median', 'next_reply', 'less', `From the first unanswered message of each later turn of the customer to our reply; messages without an answer between are one turn. Of replies written in the period. Median. ${LEFT_OUT}`),
  metric('first_reply_kept', 'First replies in time', 'ratio', 'share', 'first_reply_kept', 'more', `Deadlines for a first reply that were kept, of those decided in the period: by a reply in time, or by the moment they ran out. Each under the policy that held then. ${LEFT_OUT}`),
  metric('next_reply_kept', 'Next replies in time', 'ratio', 'share', 'next_reply_kept', 'more', `Deadlines for a later reply that were kept, of those decided in the period. ${LEFT_OUT}`),
  metric('resolution_kept', 'Solved in time', 'ratio', 'share', 'resolution_kept', 'more', `Deadlines for a solution that were kept, of those decided in the period; one that was opened again is decided anew. ${LEFT_OUT}`),
  metric('resolved', 'Resolved', 'count', 'count', 'resolved', 'more', `Conversations resolved in the period that are still resolved, by when they last were. ${LEFT_OUT}`),
  metric('resolution_time', 'Resolution time', 'seconds', 'median', 'resolved', 'less', `From opening to the last time it was resolved, of conversations resolved in the period that are still resolved. Median. ${LEFT_OUT}`),
  metric('one_touch_rate', 'One-touch rate', 'ratio', 'share', 'resolved', 'more', `Conversations solved with one single reply, of those resolved in the period. ${LEFT_OUT}`, { hitsOnly: true }),
  metric('first_contact_rate', 'First-contact resolution', 'ratio', 'share', 'first_contact', 'more', `Conversations first resolved in the period that the customer neither reopened nor followed by another conversation about the same reason or order, on any channel, within 7 days; of all first resolved in the period. The last 7 days are provisional. ${LEFT_OUT}`, { provisional: true }),
  metric('reopen_rate', 'Reopen rate', 'ratio', 'share', 'reopened', 'less', `Conversations the customer made open again within 7 days of their first resolution, of those first resolved in the period. The last 7 days are provisional. ${LEFT_OUT}`, { provisional: true, hitsOnly: true }),
  metric('repeat_rate', 'Repeat contacts', 'ratio', 'share', 'received', 'less', `Conversations opened in the period whose customer had written about the same reason or order, on any channel, and not had peace for 7 days; of all opened in the period. ${LEFT_OUT}`, { hitsOnly: true }),
  metric('transfer_rate', 'Transfers', 'score', 'sum_per', 'transfers', 'less', `How often a conversation was handed from one person or team to another, per conversation opened in the period. Taking what nobody had is no transfer. ${LEFT_OUT}`, { hitsOnly: true }),
  metric('replies_per_conversation', 'Replies', 'score', 'sum_per', 'replies', null, `Replies written per conversation opened in the period. ${LEFT_OUT}`),
  metric('contacts_per_order', 'Contacts per order', 'score', 'per_order', 'received', 'less', `Conversations opened in the period per order placed in the period. By brand and time only. ${LEFT_OUT}`),
  metric('csat', 'Satisfaction (CSAT)', 'ratio', 'share', 'csat', 'more', 'Answers of 4 or 5 of all answers from 1 to 5, by when they were first given; one changed later counts as it stands. The agent is who had the conversation when its customer was asked. With the 95 % Wilson interval.'),
  metric('csat_answers', 'Satisfaction answers', 'count', 'count', 'csat', null, 'Answers to the satisfaction question given in the period.'),
  metric('nps', 'Recommendation (NPS)', 'score', 'net', 'nps', 'more', 'Share of 9 and 10 less share of 0 to 6, times 100, of answers from 0 to 10 given in the period. Interval ± 1.96 standard errors, √((p + d − (p − d)²)/n).'),
  metric('ces', 'Effort (CES), agreement', 'ratio', 'share', 'ces', 'more', 'Answers of 5, 6 or 7 to “made it easy for me”, of all answers from 1 to 7 given in the period: more is better. With the 95 % Wilson interval.'),
  metric('ces_mean', 'Effort (CES), mean', 'score', 'mean', 'ces', 'more', 'Mean of the answers from 1 to 7 to “made it easy for me” given in the period: more is better.'),
  metric('response_rate', 'Survey response rate', 'ratio', 'share', 'asked', 'more', 'Surveys answered by now, of those asked in the period.', { hitsOnly: true }),
];

export const metricKeys = metrics.map((one) => one.key);

export function metricOf(key: string): Metric | undefined {
  return metrics.find((one) => one.key === key);
}
