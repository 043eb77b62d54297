export { etsy } from './connector.ts';
