import { sql } from '../../../platform/db/sql.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';

export const FORGET_JOB = 'automation.forget';
const DAY_MS = 86_400_000;
const BATCH = 5000;

/** Forgets why rules did not apply after a month, and tries on the past after two weeks; some at a time. What rules did stays. */
export const forget: JobHandler = {
  attempts: Number.MAX_SAFE_INTEGER,
  inside: async (tx) => {
    const gone = await tx.run(sql`delete from automation.look where id in (select id from automation.look where at < ${new Date(tx.now.getTime() - 30 * DAY_MS)} order by at limit ${BATCH})`);
    await tx.run(sql`delete from automation.trial where state <> 'running' and started_at < ${new Date(tx.now.getTime() - 14 * DAY_MS)}`);
    await tx.schedule({ kind: FORGET_JOB, key: FORGET_JOB, brandId: null, runAt: new Date(tx.now.getTime() + (gone === BATCH ? 1000 : 3_600_000)) });
  },
};
