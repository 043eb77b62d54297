export * from './events.ts';
export { triageMessage, type Triaged } from './rules/triage-message.ts';
