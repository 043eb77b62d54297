import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';

export const catalogue = defineModule({
  name: 'catalogue',
  routes,
  permissions: {
    'catalogue.read': 'See products, sizes, codes and the campaign calendar',
    'catalogue.write': 'Write campaigns, as a connection does',
    'catalogue.campaigns': 'Keep the campaign calendar',
    'catalogue.settings': 'Enter size tables, fit notes, what goes with what, and codes',
  },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
