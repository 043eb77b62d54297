import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { forgetOlderThan } from '../store/notices.ts';

export const FORGET_JOB = 'notifications.forget';
const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;

/** Removes notices nobody will look for any more, once a day; the migration scheduled the first run. */
export const forgetOld: JobHandler = {
  inside: async (tx) => {
    await forgetOlderThan(tx, new Date(tx.now.getTime() - KEPT_DAYS * DAY_MS));
    await tx.schedule({ kind: FORGET_JOB, brandId: null, key: FORGET_JOB, runAt: new Date(tx.now.getTime() + DAY_MS) });
  },
  attempts: Number.MAX_SAFE_INTEGER,
};
