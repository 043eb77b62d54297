import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { sql } from '../../../platform/db/sql.ts';
import { removeExpired } from '../store/sessions.ts';

export const FORGET_JOB = 'identity.forget';
const DAY_MS = 86_400_000;

/** Removes what is over: sessions, challenges, links, counted tries. The migration scheduled the first run. */
export const forgetOver: JobHandler = {
  inside: async (tx) => {
    const dayAgo = new Date(tx.now.getTime() - DAY_MS);
    await removeExpired(tx);
    await tx.run(sql`delete from identity.verification where expires_at < ${tx.now}`);
    await tx.run(sql`delete from identity.sign_in_link where expires_at < ${dayAgo}`);
    await tx.run(sql`delete from identity.failed_sign_in where last_at < ${dayAgo}`);
    await tx.run(sql`delete from identity.rate_limit where last_request < ${dayAgo.getTime()}`);
    await tx.schedule({ kind: FORGET_JOB, brandId: null, key: FORGET_JOB, runAt: new Date(tx.now.getTime() + DAY_MS) });
  },
  attempts: Number.MAX_SAFE_INTEGER,
};
