import { parseArgs } from 'node:util';
import { createKey } from '../../modules/identity/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import { readConfig } from '../../platform/config/config.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { openLog } from '../../platform/log/log.ts';
import { startPostgres } from '../../platform/postgres/index.ts';
import { openHouse } from '../house.ts';
import { migrationSets } from '../modules.ts';

/** `keepdesk token --name bench --brand <slug|all> --role owner`: prints a bearer token for /api/v1. */
export async function run(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { name: { type: 'string', default: 'command line' }, brand: { type: 'string', default: 'all' }, role: { type: 'string', default: 'owner' } } });
  const config = readConfig(process.env);
  const postgres = await startPostgres({ dataDir: config.data });
  await migrate(postgres.ownerUrl, migrationSets);
  const house = await openHouse({ config, serverUrl: postgres.serverUrl, log: openLog('silent') });
  try {
    const permissions = house.modules.flatMap((module) => Object.keys(module.permissions ?? {}));
    const key = await house.db.transact(systemActor('command line'), (tx) => createKey(tx, { name: values.name, role: values.role, brands: values.brand === 'all' ? null : values.brand.split(',') }, permissions));
    process.stdout.write(`${key.token}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  } finally {
    await house.close();
    await postgres.stop();
  }
}
