import { sql } from '../../../../platform/db/sql.ts';
import { time, type ReadSource } from './source.ts';

interface Row {
  id: string;
  message_count: number;
  text: string | null;
  auto: boolean | null;
  wrote_at: Date | null;
  replied_at: Date | null;
  earlier: boolean;
}

/** What was said last by the customer, and when each side spoke. Notes are neither's. */
export const messages: ReadSource = async (tx, ids) => {
  const rows = await tx.rows<Row>(sql`
    select c.id, c.message_count - (select count(*)::integer from conversations.message m where m.conversation_id = c.id and m.kind = 'note') as message_count, w.text, w.kind = 'auto' as auto, w.at as wrote_at,
      (select m.at from conversations.message m where m.conversation_id = c.id and m.kind = 'reply' and m.delivery_state not in ('failed', 'bounced') order by m.at desc, m.id desc limit 1) as replied_at,
      exists (select from conversations.message m where m.conversation_id = c.id and m.kind in ('customer', 'reply') and m.at < w.at) as earlier
    from conversations.conversation c
    left join lateral (select m.text, m.kind, m.at from conversations.message m where m.conversation_id = c.id and m.kind in ('customer', 'auto') order by m.at desc, m.id desc limit 1) w on true
    where c.id = any (${ids as string[]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, {
    facts: { number_of_messages: row.message_count, text: row.text, is_auto: row.auto ?? false, is_reply: row.earlier },
    moments: { hours_since_customer_wrote: time(row.wrote_at), hours_since_reply: time(row.replied_at) },
  }]));
};
