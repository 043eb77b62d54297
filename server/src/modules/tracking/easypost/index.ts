export { easypost } from './connector.ts';
export { translateEasypost } from './rules/translate.ts';
