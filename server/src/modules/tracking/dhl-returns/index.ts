export { dhlReturns } from './connector.ts';
