export { redateLater } from './jobs/redate.ts';
export { relaxedTargets, type Relaxed } from './ports.ts';
export { policiesByCalendar } from './queries/calendar-uses.ts';
export { savePolicies } from './commands/save-policies.ts';
export { missesUnder, type Misses, type Supposed } from './queries/misses-under.ts';
export { readFacts, type Known } from './queries/read-facts.ts';
export { catches, choosePolicy, type Condition, type Facts, type Policy } from './rules/policy.ts';
export { runClocks, type Clock, type StoryEvent, type StoryPart, type Term } from './rules/index.ts';
export * from './events.ts';
