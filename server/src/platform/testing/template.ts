import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createDatabase, withAdmin, withDatabaseName } from '../postgres/index.ts';
import type { TestCluster } from './test-cluster.ts';

const root = path.join(import.meta.dirname, '../../../..');

/** Name of a database that holds every migration of this checkout and nothing else; made when missing. */
export async function migratedTemplate(cluster: TestCluster): Promise<string> {
  const name = `template_${hashMigrations()}`;
  await withAdmin(cluster.adminUrl, async (admin) => {
    // One test process migrates, the others wait for it.
    await admin.query(`select pg_advisory_lock(hashtext('keepdesk test template'))`);
    const known = await admin.query('select from pg_database where datname = $1', [name]);
    if (known.rowCount) return;
    const unfinished = `building_${process.pid}`;
    await admin.query(`drop database if exists ${unfinished}`);
    await createDatabase(admin, unfinished);
    await migrate(withDatabaseName(cluster.ownerUrl, unfinished), withDatabaseName(cluster.serverUrl, unfinished));
    await admin.query(`alter database ${unfinished} rename to ${name}`);
    const old = await admin.query<{ datname: string }>(`select datname from pg_database where datname like 'template\\___%' and datname not in ($1, 'template0', 'template1')`, [name]);
    for (const { datname } of old.rows) await admin.query(`drop database if exists ${admin.escapeIdentifier(datname)}`);
  });
  return name;
}

function hashMigrations(): string {
  const hash = createHash('sha256');
  const files = globSync(['server/src/**/migrations/*.sql', 'server/src/platform/db/migrate.ts', 'server/src/app/modules.ts'], { cwd: root });
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

/** Through the command people use: the platform knows no module, the command knows them all. */
function migrate(ownerUrl: string, serverUrl: string): Promise<void> {
  const child = spawn(process.execPath, [path.join(root, 'scripts/run.mjs'), 'migrate'], {
    env: { ...process.env, DATABASE_URL: serverUrl, DATABASE_OWNER_URL: ownerUrl, NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`keepdesk migrate failed:\n${said}`))));
  });
}
