export { magento } from './connector.ts';
