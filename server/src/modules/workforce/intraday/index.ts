export { Coverage, shareAt, type Covered, type DayActivity, type DayNeeds, type DayPerson, type DayShift } from './coverage.ts';
export { propose, type DayProposal, type DayQuestion, type ProposalKind } from './propose.ts';
export { learnedRest, restOfDay, type PastDay, type RestRule } from './rest-of-day.ts';
