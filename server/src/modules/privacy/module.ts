import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';

export const privacy = defineModule({
  name: 'privacy',
  routes,
  permissions: { 'privacy.erase': 'Erase a person', 'privacy.export': 'Export what is kept of a person' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
