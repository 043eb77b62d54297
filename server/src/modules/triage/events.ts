/** Subject: the conversation. Payload: message, contact reason and confidence, whether it belongs to none, language, sentiment, urgency. */
export const CONVERSATION_TRIAGED = 'triage.conversation_triaged';
