import type { Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';

const columns = ['number', 'brand', 'channel', 'language', 'reason', 'agent', 'opened_at', 'first_reply_at', 'first_reply_seconds', 'first_reply_business_seconds', 'first_resolved_at', 'resolved_at', 'resolution_seconds', 'resolution_business_seconds', 'replies', 'transfers', 'reopens', 'repeats', 'followed_at', 'csat', 'ces', 'nps'] as const;
type Row = Record<(typeof columns)[number], string | number | boolean | Date | null> & { conversation_id: string };
const PAGE = 2000;

/** Line by line, some thousands at a time, each page in a transaction of its own: a long download holds nothing up. */
export async function* exportConversations(db: Database, actor: Actor, asked: { from: Date; to: Date; format: 'csv' | 'jsonl' }): AsyncGenerator<string> {
  if (asked.format === 'csv') yield `${columns.join(',')}\n`;
  let after: { at: Date; id: string } = { at: asked.from, id: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    const from = after;
    const rows = await db.report(actor, (tx) => tx.rows<Row>(sql`
      select f.conversation_id, c.number, b.slug as brand, f.channel, f.language, r.key as reason, p.name as agent, f.opened_at, f.first_reply_at, f.first_reply_seconds, f.first_reply_business_seconds, f.first_resolved_at,
        f.resolved_at, f.resolution_seconds, f.resolution_business_seconds, f.replies, f.transfers, f.reopens, f.repeats, f.followed_at,
        (select a.score from facts.answer a where a.conversation_id = f.conversation_id and a.kind = 'csat' and a.answered_at is not null order by a.answered_at desc limit 1) as csat,
        (select a.score from facts.answer a where a.conversation_id = f.conversation_id and a.kind = 'ces' and a.answered_at is not null order by a.answered_at desc limit 1) as ces,
        (select a.score from facts.answer a where a.conversation_id = f.conversation_id and a.kind = 'nps' and a.answered_at is not null order by a.answered_at desc limit 1) as nps
      from facts.conversation f join conversations.conversation c on c.id = f.conversation_id join identity.brand b on b.id = f.brand_id left join taxonomy.reason r on r.id = f.reason_id left join identity.person p on p.id = f.assignee_id
      where f.counted and (f.opened_at, f.conversation_id) > (${from.at}, ${from.id}::uuid) and f.opened_at < ${asked.to} order by f.opened_at, f.conversation_id limit ${PAGE}`), 60);
    for (const row of rows) yield asked.format === 'csv' ? `${columns.map((name) => cell(row[name])).join(',')}\n` : `${JSON.stringify(Object.fromEntries(columns.map((name) => [name, row[name]])))}\n`;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = { at: last.opened_at as Date, id: last.conversation_id };
  }
}

function cell(value: Row[keyof Row]): string {
  if (value === null) return '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
