export { usps } from './connector.ts';
export { translateUsps } from './rules/translate.ts';
