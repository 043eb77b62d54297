import { defineModule, type Module } from '../../platform/module/module.ts';
import { webhookAction } from './actions.ts';
import { FORGET_JOB, forgetDeliveries } from './jobs/forget-deliveries.ts';
import type { IntegrationsPorts } from './ports.ts';
import { routes } from './routes.ts';
import { Deliverer } from './server/deliverer.ts';
import { queueDeliveries } from './when/queue-deliveries.ts';

export interface Integrations {
  readonly module: Module;
  readonly deliverer: Deliverer;
}

export function integrations(ports: IntegrationsPorts): Integrations {
  const deliverer = new Deliverer(ports);
  const queued = (): void => deliverer.wake();
  const module = defineModule({
    name: 'integrations',
    routes: routes(ports, queued),
    listeners: [queueDeliveries(queued)],
    actions: [webhookAction(queued)],
    jobs: { [FORGET_JOB]: forgetDeliveries },
    permissions: { 'integrations.webhooks': 'Set up webhooks and read what they carried' },
    erase: 'keeps nothing of a customer',
    export: 'keeps nothing of a customer',
  });
  return { module, deliverer };
}
