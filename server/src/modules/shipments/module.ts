import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';

export const shipments = defineModule({ name: 'shipments', routes, permissions: { 'shipments.incidents': 'Declare that a carrier is in trouble, and that it is over' }, erase: 'keeps nothing of a customer', export: 'keeps nothing of a customer' });
