export { wooCommerce } from './module.ts';
export { wooDesk } from './commands/woo-desk.ts';
export type { WooPorts } from './ports.ts';
