import { defineModule } from '../../platform/module/module.ts';
import { RETAIN_JOB, retainAll } from './commands/retain.ts';
import { routes } from './routes.ts';

export const privacy = defineModule({
  name: 'privacy',
  routes,
  jobs: { [RETAIN_JOB]: { outside: (db) => retainAll(db), attempts: Number.MAX_SAFE_INTEGER } },
  permissions: { 'privacy.erase': 'Erase a person', 'privacy.export': 'Export what is kept of a person', 'privacy.retention': 'Say how long words are kept, and put people on legal hold' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
