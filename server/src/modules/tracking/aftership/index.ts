export { aftership } from './connector.ts';
export { translateAftership } from './rules/translate.ts';
