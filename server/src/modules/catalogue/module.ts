import { defineModule } from '../../platform/module/module.ts';

export const catalogue = defineModule({ name: 'catalogue', erase: 'keeps nothing of a customer', export: 'keeps nothing of a customer' });
