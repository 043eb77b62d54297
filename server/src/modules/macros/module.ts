import { defineModule } from '../../platform/module/module.ts';
import { actions } from './actions.ts';
import { routes } from './routes.ts';
import { followUses } from './when/follow-uses.ts';

export const macros = defineModule({
  name: 'macros',
  routes,
  actions,
  listeners: [followUses],
  permissions: { 'macros.change': 'Make and change macros' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
