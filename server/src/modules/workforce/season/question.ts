export { SeasonQuestion } from '../contract-season-question.ts';
export type { ClassInput, NoticeInput, SeasonalTermsInput, SeasonQuestionInput } from '../contract-season-question.ts';
export type { Decisions } from '../contract-season-plan.ts';
