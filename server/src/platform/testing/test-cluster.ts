import { rmSync } from 'node:fs';
import path from 'node:path';
import { startPostgres, withAdmin } from '../postgres/index.ts';

export type TestCluster = { adminUrl: string; ownerUrl: string; serverUrl: string; stop(): Promise<void> };

const dataDir = path.join(import.meta.dirname, '../../../../.cache/test-postgres');

/**
 * The throw-away server of all tests: shared by every test process, kept between runs (its template
 * saves the migrations), switched off when the last process leaves, made again when it is broken.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const start = () => startPostgres({ dataDir, fast: true, env: {} });
  const running = await start().catch(() => {
    // It runs without fsync, so a crash of the machine may have spoiled it.
    rmSync(dataDir, { recursive: true, force: true });
    return start();
  });
  if (!running.adminUrl) throw new Error('the test server is always an embedded one');
  return { adminUrl: running.adminUrl, ownerUrl: running.ownerUrl, serverUrl: running.serverUrl, stop: running.stop };
}

/** Removes what killed test runs left behind: databases nobody is connected to. */
export async function clearTestDatabases(cluster: TestCluster): Promise<void> {
  await withAdmin(cluster.adminUrl, async (admin) => {
    const left = await admin.query<{ datname: string }>(
      `select datname from pg_database d where (datname like 'test\\_%' or datname like 'building\\_%')
         and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
    );
    for (const { datname } of left.rows) await admin.query(`drop database if exists ${admin.escapeIdentifier(datname)}`);
  });
}
