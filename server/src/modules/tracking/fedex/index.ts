export { fedex } from './connector.ts';
export { translateFedex } from './rules/translate.ts';
