export { shipstation } from './connector.ts';
