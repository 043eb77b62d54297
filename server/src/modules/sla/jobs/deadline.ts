import { systemActor } from '../../../platform/actor/actor.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { follow } from '../commands/follow.ts';

export { DEADLINE_JOB } from '../commands/follow.ts';
const actor = systemActor('sla');

/**
 * A moment of one of its clocks has come: they are read again and whoever has to know is told. Not within the job's own
 * transaction: whoever follows the conversation meanwhile holds it and waits for the job, and would be waited for.
 */
export const deadline: JobHandler = {
  attempts: 1000,
  limitSeconds: 60,
  outside: (db, job) => db.transact(actor, (tx) => follow(tx, [String(job.payload.conversation_id)])),
};
