export { savePolicies } from './commands/save-policies.ts';
export { choosePolicy, type Facts, type Policy } from './rules/policy.ts';
export { runClocks, type Clock, type StoryEvent, type Term } from './rules/index.ts';
export * from './events.ts';
