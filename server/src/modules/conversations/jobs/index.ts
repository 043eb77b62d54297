import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { wakeConversation } from '../commands/change-conversations.ts';
import { releaseReply } from '../commands/release-reply.ts';
import { learnWords } from '../commands/learn-words.ts';

/** Deadlines of conversations: the end of an undo time, the end of a snooze, a new reading of the words in use. */
export const jobs: Readonly<Record<string, JobHandler>> = {
  'conversations.release_reply': { inside: (tx, job) => releaseReply(tx, String(job.payload.message_id)) },
  'conversations.wake': { inside: (tx, job) => wakeConversation(tx, String(job.payload.conversation_id)) },
  'conversations.learn_vocabulary': {
    // Counting takes seconds where much was written: the relay must not wait behind it.
    outside: (db, job) => learnWords(db, String(job.brandId)),
  },
};
