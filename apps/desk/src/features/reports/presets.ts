import type { AskedReport } from '@keepdesk/client';

export const presetIds = ['overview', 'speed', 'kept', 'quality', 'agents', 'reasons', 'hours', 'satisfaction'] as const;
export type PresetId = (typeof presetIds)[number];

const usual: AskedReport = { metrics: ['received'], by: ['day'], period: 'last_30_days', compare: 'none', hours: 'wall', filters: {} };

/** Questions leads ask every week, to begin from. */
export const presets: Readonly<Record<PresetId, AskedReport>> = {
  overview: { ...usual, metrics: ['received', 'resolved', 'backlog_end'], compare: 'previous' },
  speed: { ...usual, metrics: ['first_reply_time', 'next_reply_time', 'resolution_time'], hours: 'business' },
  kept: { ...usual, metrics: ['first_reply_kept', 'next_reply_kept', 'resolution_kept'] },
  quality: { ...usual, metrics: ['first_contact_rate', 'one_touch_rate', 'reopen_rate', 'repeat_rate'], by: ['channel'] },
  agents: { ...usual, metrics: ['resolved', 'first_reply_time', 'first_contact_rate', 'csat'], by: ['agent'] },
  reasons: { ...usual, metrics: ['received', 'repeat_rate', 'csat'], by: ['reason'], compare: 'previous' },
  hours: { ...usual, metrics: ['received'], by: ['weekday', 'hour'] },
  satisfaction: { ...usual, metrics: ['csat', 'csat_answers', 'response_rate', 'nps', 'ces'], by: ['brand'], compare: 'previous' },
};

export const metricKeys = ['received', 'resolved', 'backlog_end', 'first_reply_time', 'next_reply_time', 'resolution_time', 'first_reply_kept', 'next_reply_kept', 'resolution_kept', 'one_touch_rate', 'first_contact_rate', 'reopen_rate', 'repeat_rate', 'transfer_rate', 'replies_per_conversation', 'contacts_per_order', 'csat', 'csat_answers', 'nps', 'ces', 'ces_mean', 'response_rate'] as const;
export type MetricKey = (typeof metricKeys)[number];

export const dimensionIds = ['brand', 'channel', 'reason', 'team', 'site', 'agent', 'language', 'hour', 'weekday', 'day', 'week', 'month'] as const;
export const periodIds = ['today', 'yesterday', 'last_7_days', 'last_30_days', 'last_90_days', 'last_12_months', 'this_month', 'last_month'] as const;
export const compareIds = ['none', 'previous', 'last_year', 'reasons'] as const;

export const isTime = (dimension: string | undefined): boolean => dimension === 'day' || dimension === 'week' || dimension === 'month' || dimension === 'hour';

/** The same question, whatever order its parts were chosen in. */
export function sameQuestion(one: AskedReport, other: AskedReport): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined && !(Array.isArray(inner) && inner.length === 0)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, ordered(inner)]));
}
