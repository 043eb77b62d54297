import { sql } from '../../platform/db/sql.ts';
import { defineModule, type Module } from '../../platform/module/module.ts';
import { EXPORT_JOB, FORGET_EXPORT_JOB, forgetExport, writeExport } from './commands/write-export.ts';
import { IMPORT_JOB, runImport } from './commands/run-import.ts';
import { FETCH_JOB, fetchFiles, fetchFilesAttempts } from './jobs/fetch-files.ts';
import type { TransfersPorts } from './ports.ts';
import { exportRoutes, importRoutes } from './routes.ts';

export function transfers(ports: TransfersPorts): Module {
  return defineModule({
    name: 'transfers',
    routes: (app) => [importRoutes, exportRoutes].forEach((routes) => routes(ports)(app)),
    jobs: {
      [IMPORT_JOB]: { outside: (db, job) => runImport(ports, db, job), attempts: 10, limitSeconds: 300 },
      [FETCH_JOB]: { outside: (db, job) => fetchFiles(ports, db, job), attempts: fetchFilesAttempts, limitSeconds: 600 },
      [EXPORT_JOB]: { outside: (db, job) => writeExport(ports, db, job), attempts: 3, limitSeconds: 6 * 3600 },
      [FORGET_EXPORT_JOB]: { inside: (tx, job) => forgetExport(tx, String(job.payload.export_id)) },
    },
    permissions: { 'transfers.import': 'Bring in history from another desk', 'transfers.export': 'Take out everything a brand has' },
    // A file that was brought in holds everybody; it is dropped as a whole, by hand or after thirty days.
    erase: (tx, customerId) => tx.run(sql`delete from transfers.known_person p using customers.handle h where h.customer_id = ${customerId} and h.kind = 'email' and h.value = lower(p.email) and h.brand_id = p.brand_id`),
    export: 'keeps nothing of a customer',
  });
}
