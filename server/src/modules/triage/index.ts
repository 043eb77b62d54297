export * from './events.ts';
export { stopLearning } from './learning/learn-apart.ts';
export { triageMessage } from './rules/triage-message.ts';
export type { Intent } from './rules/intents.ts';
export type { UrgencyReason } from './rules/urgency/urgency-words.ts';
export { sentimentOf } from './rules/sentiment/read-sentiment.ts';
