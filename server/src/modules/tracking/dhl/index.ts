export { dhlExpress } from './connector.ts';
export { translateDhl } from './rules/translate.ts';
