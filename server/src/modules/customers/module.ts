import { defineModule } from '../../platform/module/module.ts';
import { eraseCustomer } from './commands/erase-customer.ts';
import { showCustomers } from './queries/show-customer.ts';
import { routes } from './routes.ts';

export const customers = defineModule({
  name: 'customers',
  routes,
  permissions: {
    'customers.read': 'See customers, their addresses and what they wrote',
    'customers.change': 'Change customers, merge them and record consent',
  },
  erase: eraseCustomer,
  export: async (tx, customerId) => ({ customer: await showCustomers(tx, [customerId]) }),
});
