import { defineModule, type Module } from '../../platform/module/module.ts';
import { SEAL_JOB, sealJob } from './jobs/seal.ts';
import type { AuditPorts } from './ports.ts';
import { entriesAbout } from './queries/list-entries.ts';
import { routes } from './routes.ts';

export function audit(ports: AuditPorts): Module {
  return defineModule({
    name: 'audit',
    routes,
    jobs: { [SEAL_JOB]: sealJob(ports.sealingKey) },
    permissions: { 'audit.read': 'See who changed what and who looked' },
    // Entries hold ids and facts only; once the person behind an id is erased, nothing here leads to them.
    erase: 'keeps nothing of a customer',
    export: async (tx, customerId) => ({ accesses: await entriesAbout(tx, customerId) }),
  });
}
