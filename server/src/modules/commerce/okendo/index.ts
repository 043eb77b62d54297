export { okendo } from './connector.ts';
