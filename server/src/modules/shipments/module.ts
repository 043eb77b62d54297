import { defineModule } from '../../platform/module/module.ts';
import { learn, LEARN_JOB } from './jobs/learn.ts';
import { lookForTrouble, TROUBLE_JOB } from './jobs/look-for-trouble.ts';
import { watch } from './jobs/watch.ts';
import { WATCH_JOB } from './commands/watch-soon.ts';
import { routes } from './routes.ts';

export const shipments = defineModule({ name: 'shipments', routes, jobs: { [WATCH_JOB]: watch, [LEARN_JOB]: learn, [TROUBLE_JOB]: lookForTrouble }, permissions: { 'shipments.incidents': 'Declare that a carrier is in trouble, and that it is over' }, erase: 'keeps nothing of a customer', export: 'keeps nothing of a customer' });
