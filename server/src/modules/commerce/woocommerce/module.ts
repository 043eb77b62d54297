import { defineModule, type Module } from '../../../platform/module/module.ts';
import { READ_ORDER_JOB, readOrderJob } from './commands/read-order.ts';
import { SYNC_JOB, syncSite } from './commands/sync-site.ts';
import type { WooPorts } from './ports.ts';
import { routes } from './routes.ts';

export function wooCommerce(ports: WooPorts): Module {
  return defineModule({
    name: 'commerce/woocommerce',
    routes: routes(ports),
    jobs: {
      [SYNC_JOB]: { outside: (_db, job) => syncSite(ports, job), attempts: 1000 },
      [READ_ORDER_JOB]: { outside: (_db, job) => readOrderJob(ports, job) },
    },
    erase: 'keeps nothing of a customer',
    export: 'keeps nothing of a customer',
  });
}
