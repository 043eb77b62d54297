import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { businessSeconds, calendarOf, type WorkCalendar } from '../../calendars/index.ts';
import { ASSIGNED, CHANGED, CONVERSATION_OPENED, MARKED_SPAM, MERGED, MESSAGE_RECEIVED, REPLY_UNDONE, REPLY_WRITTEN, RESCUED, SPLIT, STATUS_CHANGED, UNMERGED } from '../../conversations/index.ts';

interface Counted {
  id: string;
  brand_id: string;
  channel: string;
  counted: boolean;
  opened_at: Date;
  first_reply_at: Date | null;
  resolved_at: Date | null;
  replies: number;
  assignee_id: string | null;
  reason_id: string | null;
}

/** Makes the rows of the conversations in a batch of news anew. */
export const countConversations: Listener = {
  name: 'facts.count-conversations',
  hears: [CONVERSATION_OPENED, MESSAGE_RECEIVED, REPLY_WRITTEN, REPLY_UNDONE, STATUS_CHANGED, ASSIGNED, CHANGED, MERGED, UNMERGED, SPLIT, MARKED_SPAM, RESCUED],
  handleBatch: async (tx, events) => {
    const ids = new Set(events.flatMap((event) => [event.subjectId, event.payload.source_id, event.payload.into].filter((id): id is string => typeof id === 'string')));
    await countAnew(tx, [...ids]);
  },
};

async function countAnew(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx.rows<Counted>(sql`
    select c.id, c.brand_id, c.channel, (c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null) as counted, c.opened_at, c.first_reply_at, c.resolved_at, c.assignee_id, c.reason_id,
      (select count(*) from conversations.message m where m.conversation_id = c.id and m.kind = 'reply') as replies
    from conversations.conversation c where c.id = any (${ids as string[]})`);
  const calendars = new Map<string, WorkCalendar>();
  for (const brandId of new Set(rows.map((row) => row.brand_id))) calendars.set(brandId, await calendarOf(tx, brandId));
  const facts = rows.map((row) => {
    const calendar = calendars.get(row.brand_id) as WorkCalendar;
    const took = (end: Date | null): number | null => (end === null ? null : Math.max(0, Math.round((end.getTime() - row.opened_at.getTime()) / 1000)));
    const worked = (end: Date | null): number | null => (end === null ? null : businessSeconds(calendar, row.opened_at, end));
    return { ...row, first_reply_seconds: took(row.first_reply_at), first_reply_business_seconds: worked(row.first_reply_at), resolution_seconds: took(row.resolved_at), resolution_business_seconds: worked(row.resolved_at) };
  });
  await tx.run(sql`
    insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, first_reply_at, first_reply_seconds, first_reply_business_seconds, resolved_at, resolution_seconds,
      resolution_business_seconds, replies, assignee_id, reason_id)
    select id, brand_id, channel, counted, opened_at, first_reply_at, first_reply_seconds, first_reply_business_seconds, resolved_at, resolution_seconds, resolution_business_seconds, replies, assignee_id, reason_id
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f(id uuid, brand_id uuid, channel text, counted boolean, opened_at timestamptz, first_reply_at timestamptz, first_reply_seconds integer,
      first_reply_business_seconds integer, resolved_at timestamptz, resolution_seconds integer, resolution_business_seconds integer, replies integer, assignee_id uuid, reason_id uuid)
    on conflict (conversation_id) do update set channel = excluded.channel, counted = excluded.counted, opened_at = excluded.opened_at, first_reply_at = excluded.first_reply_at,
      first_reply_seconds = excluded.first_reply_seconds, first_reply_business_seconds = excluded.first_reply_business_seconds, resolved_at = excluded.resolved_at,
      resolution_seconds = excluded.resolution_seconds, resolution_business_seconds = excluded.resolution_business_seconds, replies = excluded.replies, assignee_id = excluded.assignee_id, reason_id = excluded.reason_id`);
}
