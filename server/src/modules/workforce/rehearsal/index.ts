export { rehearse } from './rehearse.ts';
export type { AgentGroup, Reason, Rehearsal, RehearsalPolicy, Season, SeasonEvent, Variant, WeeklyShift } from './question.ts';
