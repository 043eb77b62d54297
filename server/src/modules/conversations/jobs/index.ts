import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { sql } from '../../../platform/db/sql.ts';
import { wakeConversation } from '../commands/change-conversations.ts';
import { releaseReply } from '../commands/release-reply.ts';

/** Deadlines of conversations: the end of an undo time, the end of a snooze, a new reading of the words in use. */
export const jobs: Readonly<Record<string, JobHandler>> = {
  'conversations.release_reply': { inside: (tx, job) => releaseReply(tx, String(job.payload.message_id)) },
  'conversations.wake': { inside: (tx, job) => wakeConversation(tx, String(job.payload.conversation_id)) },
  'conversations.learn_vocabulary': {
    inside: async (tx, job) => {
      await tx.run(sql`select conversations.learn_vocabulary(${job.brandId}, 20000)`);
    },
  },
};
