import { readConfig } from '../../platform/config/config.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { startPostgres } from '../../platform/postgres/index.ts';
import { migrationSets } from '../modules.ts';

/** `keepdesk migrate`: brings the database up to date and says what was applied. */
export async function run(): Promise<number> {
  const config = readConfig(process.env);
  const postgres = await startPostgres({ dataDir: config.data });
  try {
    const applied = await migrate(postgres.ownerUrl, migrationSets, (line) => process.stderr.write(`${line}\n`));
    process.stdout.write(applied.length === 0 ? 'The database is up to date.\n' : `${applied.length} migrations applied.\n`);
    return 0;
  } finally {
    await postgres.stop();
  }
}
