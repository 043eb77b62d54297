export { bigcommerce } from './connector.ts';
