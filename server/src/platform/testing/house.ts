import { pino } from 'pino';
import { Database } from '../db/database.ts';
import { migrate, type MigrationSet } from '../db/migrate.ts';
import { ManualClock } from '../clock/clock.ts';

export const quietLog = pino({ level: 'silent' });

/** A migrated database under a clock that stands still; the caller closes it. */
export async function openTestDatabase(urls: { ownerUrl: string; serverUrl: string }, sets: readonly MigrationSet[], clock = new ManualClock()): Promise<{ db: Database; clock: ManualClock }> {
  await migrate(urls.ownerUrl, sets);
  return { db: new Database({ url: urls.serverUrl, clock, size: 4, reportSize: 2 }), clock };
}
