import { systemActor } from '../../../platform/actor/actor.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { decideRound } from '../commands/decide-round.ts';

const actor = systemActor('routing');

/**
 * A round of its own transaction: whoever wishes for one meanwhile does not wait for it, and gets another one after it.
 * A process that ends between deciding and writing leaves nothing behind, and the job is claimed again.
 */
export const round: JobHandler = {
  attempts: 1000,
  limitSeconds: 60,
  outside: async (db) => void (await db.transact(actor, decideRound)),
};
