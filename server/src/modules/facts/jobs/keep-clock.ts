import type { Listener } from '../../../platform/events/listener.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { rollUpBrand } from './roll-up.ts';

export const BRAND_JOB = 'facts.roll_up_brand';

/** A brand that moved its clock has other hours and days: all of them are rolled up again. */
export const followClock: Listener = {
  name: 'facts.follow-clock',
  hears: ['identity.brand_changed'],
  handle: async (tx, event) => {
    await tx.schedule({ kind: BRAND_JOB, key: event.subjectId, brandId: event.brandId, payload: { brand_id: event.subjectId } });
  },
};

export const rollUpOneBrand: JobHandler = { attempts: 10, inside: (tx, job) => rollUpBrand(tx, String(job.payload.brand_id)) };
