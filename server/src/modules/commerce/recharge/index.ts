export { recharge } from './connector.ts';
