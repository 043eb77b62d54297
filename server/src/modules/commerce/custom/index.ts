export { ownShopEars } from './commands/hear-shop.ts';
export { customShop } from './module.ts';
export { customDesk } from './commands/custom-desk.ts';
export type { CustomPorts } from './ports.ts';
