import { defineModule, type Module } from '../../platform/module/module.ts';
import { readOneJob } from './commands/read-one.ts';
import { sealAnew, SEAL_ANEW_JOB } from './commands/seal-anew.ts';
import { sync, SYNC_JOB } from './commands/sync.ts';
import { READ_ONE_JOB } from './commands/take-in.ts';
import type { ConnectionsPorts } from './ports.ts';
import { routes } from './routes.ts';
import { askAboutWriter } from './when/ask-about-writer.ts';

export function connections(ports: ConnectionsPorts): Module {
  return defineModule({
    name: 'connections',
    routes: routes(ports),
    listeners: [askAboutWriter(ports.connectors)],
    jobs: {
      [SYNC_JOB]: { outside: (_db, job, closing) => sync(ports, job, closing), attempts: 1000 },
      [SEAL_ANEW_JOB]: { inside: (tx, job) => sealAnew(ports, tx, job) },
      [READ_ONE_JOB]: { outside: (_db, job, closing) => readOneJob(ports, job, closing) },
    },
    permissions: { 'commerce.settings': 'Connect shops and services' },
    // What could not be taken in is sealed, known by no customer, and gone with the connection or once it is solved.
    erase: 'keeps nothing of a customer',
    export: 'keeps nothing of a customer',
  });
}
