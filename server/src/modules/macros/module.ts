import { defineModule } from '../../platform/module/module.ts';
import { actions } from './actions.ts';
import { routes } from './routes.ts';
import { hearDecisions } from './when/hear-decisions.ts';
import { followUses } from './when/follow-uses.ts';

export const macros = defineModule({
  name: 'macros',
  routes,
  actions,
  listeners: [followUses, hearDecisions],
  permissions: { 'macros.change': 'Make and change macros', 'macros.approve': 'Decide whether what others write for everybody may be used' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
