export { ebay } from './connector.ts';
