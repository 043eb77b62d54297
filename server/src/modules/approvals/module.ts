import { defineModule } from '../../platform/module/module.ts';
import { EXPIRE_JOB } from './commands/ask-approval.ts';
import { expire } from './commands/decide.ts';
import { routes } from './routes.ts';

export const approvals = defineModule({
  name: 'approvals',
  routes,
  jobs: { [EXPIRE_JOB]: { inside: (tx, job) => expire(tx, String(job.payload.request_id)) } },
  permissions: { 'approvals.read': 'See what waits for a second person' },
  // Reasons are blanked by whoever asked: only they know whom they are about.
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
