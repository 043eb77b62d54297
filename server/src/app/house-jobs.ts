import { releaseBlobs, sweepBlobs } from '../platform/blobs/release.ts';
import type { Blobs } from '../platform/blobs/blobs.ts';
import { sql } from '../platform/db/sql.ts';
import { forgetOldKeys } from '../platform/http/idempotency.ts';
import { RETRY_JOB, type Relay } from '../platform/events/relay.ts';
import type { JobHandler } from '../platform/jobs/jobs.ts';
import { eventBySeq } from '../platform/events/log.ts';

export const HOUSEKEEPING = 'platform.housekeeping';
const SWEEP = 'platform.sweep_blobs';

/** Jobs that belong to no module: listeners that failed, and what is forgotten in time. */
export function houseJobs(relay: Relay, blobs: Blobs): Record<string, JobHandler> {
  return {
    [RETRY_JOB]: {
      inside: async (tx, job) => {
        const event = await eventBySeq(tx, Number(job.payload.seq));
        if (event) await relay.redeliver(tx, String(job.payload.listener), event);
      },
      attempts: 10,
    },
    [SWEEP]: { outside: async (db) => void (await sweepBlobs(db, blobs)) },
    [HOUSEKEEPING]: {
      inside: async (tx) => {
        await forgetOldKeys(tx);
        await tx.run(sql`delete from conversations.undo where at < ${new Date(tx.now.getTime() - 86_400_000)}`);
        const abandoned = await tx.rows<{ blob: string }>(sql`delete from conversations.attachment where message_id is null and created_at < ${new Date(tx.now.getTime() - 7 * 86_400_000)} returning blob`);
        releaseBlobs(tx, abandoned.map((file) => file.blob));
        await tx.schedule({ kind: SWEEP, key: SWEEP, brandId: null });
        await tx.schedule({ kind: HOUSEKEEPING, key: HOUSEKEEPING, brandId: null, runAt: new Date(tx.now.getTime() + 3_600_000) });
      },
      attempts: Number.MAX_SAFE_INTEGER,
    },
  };
}
