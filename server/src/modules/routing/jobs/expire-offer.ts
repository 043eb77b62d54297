import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { expireOffer } from '../commands/answer-offer.ts';
import { RunAgain } from '../../../platform/jobs/jobs.ts';
import { sql } from '../../../platform/db/sql.ts';

/** The deadline of one offer. A clock that was moved back since it was set is waited for. */
export const offerRunsOut: JobHandler = {
  attempts: 1000,
  inside: async (tx, job) => {
    const id = String(job.payload.offer_id);
    const offer = await tx.maybe<{ expires_at: Date }>(sql`select expires_at from routing.offer where id = ${id} and state = 'open'`);
    if (offer && offer.expires_at > tx.now) throw new RunAgain(offer.expires_at, 'the offer has not run out yet');
    if (offer) await expireOffer(tx, id);
  },
};
