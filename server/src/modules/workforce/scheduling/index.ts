export { checkRoster, nightHours, type Violation } from './check-roster.ts';
export { labourRules, RULES, type LabourRules, type Night, type RuleName } from './labour-rules.ts';
export { workedIn, type Shift } from './shift.ts';
export { answerOf } from './weeks/answer.ts';
export { checkNamed, type Breach, type File as RosterFile, type NamedRow, type NamedShift } from './weeks/check-named.ts';
export { alone, crewOf, type Crew } from './weeks/crew.ts';
export { planWeeks, type Effort, type Plan } from './weeks/plan-weeks.ts';
export { readProblem } from './weeks/read-problem.ts';
