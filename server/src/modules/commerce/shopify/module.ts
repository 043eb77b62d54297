import { defineModule, type Module } from '../../../platform/module/module.ts';
import { FETCH_ORDER_JOB, fetchOrder } from './commands/fetch-order.ts';
import { SYNC_JOB, syncShop } from './commands/sync-shop.ts';
import type { ShopifyPorts } from './ports.ts';
import { routes } from './routes.ts';

export function shopify(ports: ShopifyPorts): Module {
  return defineModule({
    name: 'commerce/shopify',
    routes: routes(ports),
    jobs: {
      [SYNC_JOB]: { outside: (_db, job) => syncShop(ports, job), attempts: 1000 },
      [FETCH_ORDER_JOB]: { outside: (_db, job) => fetchOrder(ports, job) },
    },
    permissions: { 'commerce.settings': 'Connect shops' },
    erase: 'keeps nothing of a customer',
    export: 'keeps nothing of a customer',
  });
}
