export { Coverage, shareAt, type Covered, type DayActivity, type DayLoan, type DayNeeds, type DayPerson, type DayShift } from './coverage.ts';
export { peopleAfter, type DayProposal, type DayQuestion, type Lender, type OffPerson, type ProposalKind } from './proposal.ts';
export { propose } from './propose.ts';
export { handleAhead, learnedHandle, type HandleRule } from './rest-handle.ts';
export { silentHours, type SilentHours } from './silent.ts';
export { learnedRest, restOfDay, type PastDay, type RestRule } from './rest-of-day.ts';
