import { systemActor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Database } from '../../../platform/db/database.ts';
import { RunAgain, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { lookAt, type Pending } from '../commands/look-at.ts';

export const LOOK_JOB = 'automation.look';
/** So long a message may take to be read before rules look at it unread. */
const PATIENCE_MS = 3000;
const AGAIN_MS = 60;

/**
 * Lets rules look at the news of one conversation, in its order, each piece in a transaction of its own under the brand's
 * row policy. A piece is taken away in the transaction that deals with it, so its effect is once, whatever happens between.
 */
export const look: JobHandler = {
  attempts: 20,
  outside: async (db, job) => {
    const id = String(job.payload['conversation_id']);
    for (let next = await nextOf(db, id); next !== undefined; next = await nextOf(db, id)) {
      if (await isUnread(db, next)) throw new RunAgain(new Date(db.clock.now().getTime() + AGAIN_MS), 'the message is being read');
      const pending = next;
      await db.transact(systemActor('automation', [pending.brand_id]), (tx) => lookAt(tx, pending));
    }
  },
};

function nextOf(db: Database, conversationId: string): Promise<Pending | undefined> {
  return db.read(systemActor('automation'), (tx) => tx.maybe<Pending>(sql`select * from automation.pending where conversation_id = ${conversationId} order by seq limit 1`));
}

/** What a customer writes is looked at once it is known what it is about; if that takes too long, without. */
async function isUnread(db: Database, pending: Pending): Promise<boolean> {
  if (pending.message_id === null || !pending.triggers.includes('customer_wrote') || db.clock.now().getTime() - pending.at.getTime() > PATIENCE_MS) return false;
  const waits = await db.read(systemActor('automation'), (tx) => tx.maybe(sql`
    select 1 from conversations.message m where m.id = ${pending.message_id} and m.kind = 'customer' and not exists (select from triage.reading r where r.message_id = m.id)`));
  return waits !== undefined;
}
