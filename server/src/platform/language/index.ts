export { detectLanguage, type DetectedLanguage } from './detect-language.ts';
