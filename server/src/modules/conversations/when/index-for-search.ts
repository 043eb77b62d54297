import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { CHANGED, MERGED, MESSAGE_RECEIVED, NOTE_WRITTEN, REPLY_UNDONE, REPLY_WRITTEN, SPLIT, UNMERGED } from '../events.ts';

const BODY = 20_000;

/** Rebuilds the search documents of the conversations a batch of news speaks of, in one statement. */
export const indexForSearch: Listener = {
  name: 'conversations.index-for-search',
  hears: [MESSAGE_RECEIVED, REPLY_WRITTEN, REPLY_UNDONE, NOTE_WRITTEN, CHANGED, MERGED, UNMERGED, SPLIT],
  handleBatch: async (tx, events) => {
    await indexConversations(tx, [...new Set(events.flatMap(subjectsOf))]);
    for (const brandId of new Set(events.map((event) => event.brandId))) {
      await tx.run(sql`
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
  await tx.run(sql`
    insert into conversations.search_document (conversation_id, brand_id, at, subject, body, names, words)
    select d.id, d.brand_id, d.last_message_at, d.subject, d.body, d.names,
      setweight(to_tsvector('conversations.letters', d.subject || ' ' || d.number), 'A') || setweight(to_tsvector('conversations.letters', d.names), 'B') || to_tsvector('conversations.letters', d.body)
    from (
      select c.id, c.brand_id, c.last_message_at, c.subject, c.number,
        coalesce((select left(string_agg(left(m.text, 4000), E'\n' order by m.at desc), ${BODY}) from conversations.message m where m.conversation_id = c.id), '') as body,
        lower(concat_ws(' ', p.name, (select string_agg(value, ' ') from customers.handle h where h.customer_id = c.customer_id),
          (select string_agg(x.value, ' ') from conversations.mention x where x.conversation_id = c.id))) as names
      from conversations.conversation c left join customers.customer p on p.id = c.customer_id where c.id = any (${ids as string[]})) d
    on conflict (conversation_id) do update set at = excluded.at, subject = excluded.subject, body = excluded.body, names = excluded.names, words = excluded.words`);
}
