import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';

export const people = defineModule({
  name: 'people',
  routes,
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
