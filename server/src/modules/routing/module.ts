import { defineModule } from '../../platform/module/module.ts';
import { actions } from './actions.ts';
import { jobs } from './jobs/index.ts';
import { routes } from './routes.ts';
import { hearIncidents } from './when/carrier-incident.ts';
import { followPeople } from './when/follow-people.ts';
import { keepQueueOf } from './when/keep-queue.ts';
import { answerAtPeak, hearPeakDecisions } from './when/peak.ts';

export const routing = defineModule({
  name: 'routing',
  routes,
  listeners: [keepQueueOf, followPeople, hearPeakDecisions, hearIncidents, answerAtPeak],
  jobs,
  actions,
  permissions: {
    'routing.read': 'See queues, pools and who could be given what',
    'routing.people': 'Set what people can do, and say for them that they are there',
    'routing.peak': 'Declare a peak, end it, and agree to one',
    'routing.settings': 'Set pools, scope rules and how work is given out',
  },
  // Queues and offers hold ids, moments and kinds of conversations, and nothing of who wrote.
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
