import { defineModule } from '../../platform/module/module.ts';
import { REMIND_JOB, remindOwner } from './jobs/remind-owners.ts';
import { routes } from './routes.ts';
import { hearDecisions } from './when/hear-decisions.ts';

export const knowledge = defineModule({
  name: 'knowledge',
  routes,
  listeners: [hearDecisions],
  jobs: { [REMIND_JOB]: remindOwner },
  permissions: { 'knowledge.read': 'See the articles of the help centre', 'knowledge.write': 'Write articles of the help centre', 'knowledge.publish': 'Publish articles, and decide about those of others' },
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
