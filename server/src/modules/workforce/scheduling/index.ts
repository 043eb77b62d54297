export { checkRoster, nightHours, type Violation } from './check-roster.ts';
export { labourRules, RULES, type LabourRules, type Night, type RuleName } from './labour-rules.ts';
export { workedIn, type Shift } from './shift.ts';
