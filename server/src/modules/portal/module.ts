import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defineModule, type Module } from '../../platform/module/module.ts';
import { CODE_JOB } from './commands/find-order.ts';
import { makeCode } from './commands/send-code.ts';
import { forget, FORGET_JOB } from './jobs/forget.ts';
import type { PortalPorts } from './ports.ts';
import { serveAssets } from './routes/assets.ts';
import { portalPages, servePages } from './routes/door.ts';
import { Doors } from './routes/doors.ts';
import { findingPages } from './routes/finding.ts';
import { helpingPages } from './routes/helping.ts';
import { chooseByHost } from './routes/hosts.ts';
import { returningPages } from './routes/returning.ts';
import { settingRoutes } from './routes/settings.ts';
import { trackingPages } from './routes/tracking.ts';
import { wantingPages } from './routes/wanting.ts';

export function portal(ports: PortalPorts): Module {
  const doors = new Doors(ports);
  return defineModule({
    name: 'portal',
    routes: async (app) => {
      chooseByHost(app.fastify, doors);
      settingRoutes(app, ports, doors);
      serveAssets(app.fastify);
      await servePages(app.fastify, ports, doors, portalPages((add) => {
        findingPages(add, ports);
        trackingPages(add, ports);
        returningPages(add, ports);
        helpingPages(add, ports);
        wantingPages(add, ports);
      }));
    },
    jobs: { [CODE_JOB]: { inside: makeCode }, [FORGET_JOB]: { inside: forget } },
    permissions: { 'portal.settings': 'Set up what shoppers see and may do in the portal' },
    erase: async (tx, customerId) => (await tx.run(sql`delete from portal.asking a using portal.visit v where v.customer_id = ${customerId} and a.order_id = v.order_id`)) + (await tx.run(sql`delete from portal.visit where customer_id = ${customerId}`)),
    export: async (tx: Tx, customerId: string) => ({ portal_visits: await tx.rows(sql`select order_id, address, by, at, until from portal.visit where customer_id = ${customerId} order by at`) }),
  });
}
