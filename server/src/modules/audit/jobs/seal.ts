import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { sealEntries } from '../commands/seal-entries.ts';

const EVERY_SECONDS = 60;
export const SEAL_JOB = 'audit.seal';

/** Seals what became final and comes again in a minute; the migration scheduled the first run. */
export function sealJob(key: Buffer): JobHandler {
  return {
    inside: async (tx) => {
      await sealEntries(tx, key);
      await tx.schedule({ kind: SEAL_JOB, brandId: null, key: SEAL_JOB, runAt: new Date(tx.now.getTime() + EVERY_SECONDS * 1000) });
    },
    // Never given up: an outage of a day must not leave the record unsealed for ever.
    attempts: Number.MAX_SAFE_INTEGER,
  };
}
