export { putOrder, type OrderInput, type OrderLineInput, type PutOrder } from './commands/put-order.ts';
export { orderCards, valueOfCustomers, type OrderCard } from './queries/order-cards.ts';
export { ordersMentioned, type Mentioned } from './queries/orders-mentioned.ts';
export { parcels, type ParcelOfOrder } from './ports.ts';
export { orderNumberKey } from './rules/order-number.ts';
