export { rehearse } from './rehearse.ts';
export { rehearsing, type RehearsalStep, type Scenario } from './scenarios.ts';
export type { AgentGroup, ArrivalStream, Opening, Reason, Rehearsal, RehearsalPolicy, Season, SeasonEvent, Variant, WeeklyShift } from './question.ts';
