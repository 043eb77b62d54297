export { ups } from './connector.ts';
export { translateUps } from './rules/translate.ts';
