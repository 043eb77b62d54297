export { stripe } from './connector.ts';
