import { releaseBlobs } from '../../../../platform/blobs/release.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Listener } from '../../../../platform/events/listener.ts';
import { WORDS_ERASED } from '../../../conversations/index.ts';

/** Where the words of a conversation are erased, the mails they came in go too. */
export const forgetSources: Listener = {
  name: 'channels_email.forget-sources',
  hears: [WORDS_ERASED],
  handleBatch: async (tx, events) => {
    const gone = await tx.rows<{ raw_blob: string }>(sql`delete from channels_email.received where conversation_id = any (${events.map((event) => event.subjectId)}) returning raw_blob`);
    releaseBlobs(tx, gone.map((row) => row.raw_blob));
  },
};
