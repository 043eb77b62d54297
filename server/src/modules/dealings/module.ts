import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';

export const dealings = defineModule({ name: 'dealings', routes, erase: 'keeps nothing of a customer', export: 'keeps nothing of a customer' });
