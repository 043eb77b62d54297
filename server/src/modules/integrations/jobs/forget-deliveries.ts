import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { forgetOld } from '../store/deliveries.ts';

export const FORGET_JOB = 'integrations.forget_deliveries';

/** Removes old deliveries, some at a time, so that no transaction is long. The migration scheduled the first run. */
export const forgetDeliveries: JobHandler = {
  inside: async (tx) => {
    const more = await forgetOld(tx);
    await tx.schedule({ kind: FORGET_JOB, brandId: null, key: FORGET_JOB, runAt: new Date(tx.now.getTime() + (more ? 5000 : 6 * 3_600_000)) });
  },
  attempts: Number.MAX_SAFE_INTEGER,
};
