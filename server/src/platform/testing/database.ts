import { after } from 'node:test';
import pg from 'pg';
import type { Clock } from '../clock/clock.ts';
import { systemClock } from '../clock/clock.ts';
import { Database } from '../db/database.ts';
import { createDatabase, withAdmin, withDatabaseName } from '../postgres/index.ts';
import { migratedTemplate } from './template.ts';
import { startTestCluster } from './test-cluster.ts';

/** A migrated database of its own on the throw-away test server. */
export type TestDatabase = { ownerUrl: string; serverUrl: string; drop(): Promise<void> };

let made = 0;

/** Copies the migrated template; takes some 30 ms once the template exists. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const cluster = await startTestCluster();
  const template = await migratedTemplate(cluster);
  const name = `test_${process.pid}_${(made += 1)}`;
  await withAdmin(cluster.adminUrl, (admin) => createDatabase(admin, name, template));
  const drop = async (): Promise<void> => {
    await withAdmin(cluster.adminUrl, (admin) => admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`));
    await cluster.stop();
  };
  return { ownerUrl: withDatabaseName(cluster.ownerUrl, name), serverUrl: withDatabaseName(cluster.serverUrl, name), drop };
}

/**
 * For the top of a test file: a migrated database, open as the server role, gone after the last test.
 * `owner` runs a statement past every policy, to look at or prepare what the code under test may not.
 */
export async function withDatabase(clock: Clock = systemClock): Promise<{
  db: Database;
  ownerUrl: string;
  serverUrl: string;
  owner<R>(text: string, values?: unknown[]): Promise<R[]>;
}> {
  const { ownerUrl, serverUrl, drop } = await createTestDatabase();
  const db = new Database({ url: serverUrl, clock, size: 6, reportSize: 2 });
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  owner.on('error', () => undefined);
  after(async () => {
    await Promise.all([db.close(), owner.end()]);
    await drop();
  });
  return { db, ownerUrl, serverUrl, owner: async (text, values = []) => (await owner.query(text, values)).rows };
}
