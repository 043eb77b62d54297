export { shopify } from './module.ts';
export type { ShopifyPorts } from './ports.ts';
export { translatePayload, type ShopRecord, type Translated } from './rules/translate-payload.ts';
export { Unreadable } from './rules/payload.ts';
