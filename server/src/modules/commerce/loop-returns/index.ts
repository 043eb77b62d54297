export { loopReturns } from './connector.ts';
