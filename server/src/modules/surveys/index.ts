export { answerSurvey, commentSurvey } from './commands/answer.ts';
export { recordAsked, recordNotBrought, recordSurveyBounce, surveyForChat, surveyMail, type SurveyMail } from './commands/carry.ts';
export { changeSettings } from './commands/change-settings.ts';
export { consider } from './commands/consider.ts';
export { usual as usualSurveySettings } from './rules/settings.ts';
export { chatOpen, surveyDoor } from './ports.ts';
export * from './events.ts';
