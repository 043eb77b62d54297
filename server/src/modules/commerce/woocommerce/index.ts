export { woocommerce } from './connector.ts';
