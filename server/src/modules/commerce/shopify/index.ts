export { shopifyDesk } from './commands/shopify-desk.ts';
export { shopify } from './module.ts';
export type { ShopifyPorts } from './ports.ts';
