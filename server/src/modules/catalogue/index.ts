export { putProduct, type ProductInput } from './commands/put-product.ts';
