import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';

export const taxonomy = defineModule({
  name: 'taxonomy',
  routes,
  permissions: { 'taxonomy.change': 'Change contact reasons and tags' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
