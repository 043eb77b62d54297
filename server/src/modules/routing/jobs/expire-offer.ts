import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { RunAgain, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { expireOffer } from '../commands/answer-offer.ts';

/**
 * The deadline of one offer. A clock that was moved back since it was set is waited for. Not within the job's own transaction:
 * whoever accepts in that moment holds the offer and waits for the job, and would be waited for.
 */
export const offerRunsOut: JobHandler = {
  attempts: 1000,
  outside: (db, job) => db.transact(systemActor('routing'), (tx) => runOut(tx, String(job.payload.offer_id))),
};

async function runOut(tx: Tx, id: string): Promise<void> {
  const offer = await tx.maybe<{ expires_at: Date }>(sql`select expires_at from routing.offer where id = ${id} and state = 'open'`);
  if (offer && offer.expires_at > tx.now) throw new RunAgain(offer.expires_at, 'the offer has not run out yet');
  if (offer) await expireOffer(tx, id);
}
