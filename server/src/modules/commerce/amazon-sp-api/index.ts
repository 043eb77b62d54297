export { amazon } from './connector.ts';
