export { yotpo } from './connector.ts';
export { yotpoLoyalty } from './loyalty.ts';
