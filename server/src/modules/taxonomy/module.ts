import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';
import { brandCreated } from './when/brand-created.ts';

export const taxonomy = defineModule({
  name: 'taxonomy',
  routes,
  listeners: [brandCreated],
  permissions: { 'taxonomy.change': 'Change contact reasons and tags' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
