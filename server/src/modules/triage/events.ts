/** Subject: the conversation. Payload: message, contact reason and confidence, whether it belongs to none, language, sentiment, urgency. */
export const CONVERSATION_TRIAGED = 'triage.conversation_triaged';
/** Subject: the brand, which reads with another model from now on. */
export const MODEL_CHANGED = 'triage.model_changed';

export interface ModelChanged {
  /** its own version; null: the default model */
  readonly version: number | null;
  readonly from: number | null;
  /** promoted: it was better; chosen: somebody wanted it */
  readonly because: 'promoted' | 'chosen';
}
