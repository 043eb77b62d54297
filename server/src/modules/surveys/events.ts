/** Subject of all three: the conversation. Payloads hold ids, kind, channel and score, never a comment. */
export const SURVEY_DUE = 'surveys.due';
export const SURVEY_ASKED = 'surveys.asked';
export const SURVEY_ANSWERED = 'surveys.answered';

export type SurveyNews = { survey_id: string; conversation_id: string; kind: string; channel: string };
