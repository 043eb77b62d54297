export { walmart } from './connector.ts';
