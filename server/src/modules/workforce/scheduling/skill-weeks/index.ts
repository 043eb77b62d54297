export { checkDuties, type DutyBreach, type DutyRow, type Parts } from './check-duties.ts';
export { planSkillWeeks, type Decide, type SkillWeeks } from './plan-skill-weeks.ts';
export { readCase, type CaseFile, type ReadCase } from './read-case.ts';
