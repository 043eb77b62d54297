export { shopify } from './module.ts';
export type { ShopifyPorts } from './ports.ts';
