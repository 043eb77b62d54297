export { klaviyo } from './connector.ts';
