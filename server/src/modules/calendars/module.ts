import { defineModule } from '../../platform/module/module.ts';
import { extend, EXTEND_JOB } from './jobs/extend.ts';
import { routes } from './routes.ts';

export const calendars = defineModule({
  name: 'calendars',
  routes,
  jobs: { [EXTEND_JOB]: extend },
  permissions: { 'calendars.change': 'Change business hours and holidays' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
