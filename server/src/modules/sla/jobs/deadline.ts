import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { follow } from '../commands/follow.ts';
import { holdClocks } from '../store/clocks.ts';

export { DEADLINE_JOB } from '../commands/follow.ts';
const actor = systemActor('sla');
/** Deadlines come in bursts, at full hours and openings: others that are due are done with the first. */
const TOGETHER = 200;

/**
 * A moment of one of its clocks has come: they are read again and whoever has to know is told. Not within the job's own
 * transaction: whoever follows the conversation meanwhile holds it and waits for the job, and would be waited for.
 */
export const deadline: JobHandler = {
  attempts: 1000,
  limitSeconds: 60,
  outside: (db, job) => db.transact(actor, (tx) => dealWith(tx, String(job.payload.conversation_id))),
};

async function dealWith(tx: Tx, id: string): Promise<void> {
  await holdClocks(tx, [id]);
  const mine = await tx.maybe(sql`select 1 from sla.followed where conversation_id = ${id} and fires_at <= ${tx.now}`);
  // Another job was quicker; or its moment has moved, and the job for it is set.
  if (mine === undefined) return;
  // Nobody waits for somebody here: what another job holds is left to it, and jobs that run at once draw different ones.
  const others = await tx.rows<{ id: string }>(sql`
    select id from (select conversation_id as id from sla.followed where fires_at <= ${tx.now} and conversation_id <> ${id} order by random() limit ${TOGETHER}) due
    where pg_try_advisory_xact_lock(hashtextextended('sla ' || id::text, 0))`);
  await follow(tx, [id, ...others.map((row) => row.id)]);
}
