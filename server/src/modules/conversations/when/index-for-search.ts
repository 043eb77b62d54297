import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { CHANGED, MERGED, MESSAGE_RECEIVED, NOTE_WRITTEN, REPLY_UNDONE, REPLY_WRITTEN, SPLIT, UNMERGED } from '../events.ts';

/** Rebuilds the search documents of the conversations a batch of news speaks of, in one statement. */
export const indexForSearch: Listener = {
  name: 'conversations.index-for-search',
  hears: [MESSAGE_RECEIVED, REPLY_WRITTEN, REPLY_UNDONE, NOTE_WRITTEN, CHANGED, MERGED, UNMERGED, SPLIT],
  handleBatch: async (tx, events) => {
    await indexConversations(tx, [...new Set(events.flatMap(subjectsOf))]);
    for (const brandId of new Set(events.map((event) => event.brandId))) {
      tx.post(sql`
        insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at)
        values (${tx.id()}, 'conversations.learn_vocabulary', ${brandId}, ${brandId}, '{}', ${new Date(tx.now.getTime() + 600_000)}, ${tx.now}) on conflict (kind, key) where key is not null do nothing`);
    }
  },
};

function subjectsOf(event: EventRecord): string[] {
  const others = [event.payload.source_id, event.payload.into].filter((id): id is string => typeof id === 'string');
  return [event.subjectId, ...others];
}

export async function indexConversations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`select conversations.index_documents(${ids as string[]}::uuid[])`);
}
