import { sql } from '../../../platform/db/sql.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { WORDS_ERASED } from '../../conversations/index.ts';

/** What was filed teaches nothing once its words are gone, by a person's right or because they were kept long enough. */
export const wordsErased: Listener = {
  name: 'triage.words-erased',
  hears: [WORDS_ERASED],
  handleBatch: async (tx, events) => {
    await tx.run(sql`delete from triage.verdict where conversation_id = any (${events.map((event) => event.subjectId)}::uuid[])`);
  },
};
