import { sql } from '../../platform/db/sql.ts';
import { defineModule, type Module } from '../../platform/module/module.ts';
import { IMPORT_JOB, runImport } from './commands/run-import.ts';
import { FETCH_JOB, fetchFiles, fetchFilesAttempts } from './jobs/fetch-files.ts';
import type { TransfersPorts } from './ports.ts';
import { importRoutes } from './routes.ts';

export function transfers(ports: TransfersPorts): Module {
  return defineModule({
    name: 'transfers',
    routes: (app) => importRoutes(ports)(app),
    jobs: {
      [IMPORT_JOB]: { outside: (db, job) => runImport(ports, db, job), attempts: 10, limitSeconds: 300 },
      [FETCH_JOB]: { outside: (db, job) => fetchFiles(ports, db, job), attempts: fetchFilesAttempts, limitSeconds: 600 },
    },
    permissions: { 'transfers.import': 'Bring in history from another desk' },
    // A file that was brought in holds everybody; it is dropped as a whole, by hand or after thirty days.
    erase: (tx, customerId) => tx.run(sql`delete from transfers.known_person p using customers.handle h where h.customer_id = ${customerId} and h.kind = 'email' and h.value = lower(p.email) and h.brand_id = p.brand_id`),
    export: 'keeps nothing of a customer',
  });
}
