export { smallestClass, staffInWeek, type Class, type Regulars, type Stage, type WeekOfStaff } from './effective-staff.ts';
export { planSeason, type Effort as SeasonEffort, type SeasonEnd, type SeasonPlan } from './plan-season.ts';
export type { Decided } from './last-dates.ts';
export type { Decisions, SeasonQuestionInput } from './question.ts';
export { readSeason } from './read-season.ts';
export { weighSeason, type Breach as SeasonBreach, type SeasonCosts, type SeasonWeek, type Weighed } from './weigh-season.ts';
export { explainSeason, type AboutSeason, type SeasonStep } from './explain-season.ts';
export { planSeasonAside, type Planning as SeasonPlanning } from './planner.ts';
