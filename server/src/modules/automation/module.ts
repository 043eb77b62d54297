import { defineModule } from '../../platform/module/module.ts';
import { arm, ARM_JOB } from './jobs/arm.ts';
import { clock, CLOCK_JOB } from './jobs/clock.ts';
import { forget, FORGET_JOB } from './jobs/forget.ts';
import { look, LOOK_JOB } from './jobs/look.ts';
import { TRIAL_JOB, tryOnPast } from './jobs/try-on-past.ts';
import { routes } from './routes.ts';
import { hearNews } from './when/hear-news.ts';

export const automation = defineModule({
  name: 'automation',
  routes,
  listeners: [hearNews],
  jobs: { [LOOK_JOB]: look, [CLOCK_JOB]: clock, [ARM_JOB]: arm, [FORGET_JOB]: forget, [TRIAL_JOB]: tryOnPast },
  permissions: { 'automation.change': 'Write rules, switch them on and try them on the past' },
  // Runs and trials hold ids, states and moments of conversations, and nothing of who wrote or what was said.
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
