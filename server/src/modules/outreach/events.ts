/** A notice is to be brought now, by `channel`. The subject is the decision. */
export const NOTICE_DUE = 'outreach.notice_due';
export const NOTICE_SENT = 'outreach.notice_sent';
/** Somebody who was told, or held out, writes about it. The subject is the conversation. */
export const RECOGNISED = 'outreach.recognised';
export const PROGRAMME_CHANGED = 'outreach.programme_changed';
export const INCIDENT_CHANGED = 'outreach.incident_changed';

export type NoticeNews = { decision_id: string; trigger: string; channel: string; order_id: string | null };
export type Recognised = { decision_id: string; trigger: string; order_id: string | null; told_at: string };
