import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Expiry, ExpiryCount } from '../../privacy/index.ts';
import { eraseWords } from './erase-messages.ts';

const DAY_MS = 86_400_000;

/** Channels of the brand with the day before which their closed conversations go. */
async function deadlines(tx: Tx, { brandId, days }: Expiry): Promise<{ channels: string[]; before: Date[] }> {
  const rows = await tx.rows<{ channel: string }>(sql`select distinct channel from conversations.conversation where brand_id = ${brandId}`);
  const due = rows.flatMap(({ channel }) => {
    const kept = days[channel] ?? days[''];
    return kept === undefined ? [] : [{ channel, before: new Date(tx.now.getTime() - kept * DAY_MS) }];
  });
  return { channels: due.map((one) => one.channel), before: due.map((one) => one.before) };
}

async function count(tx: Tx, expiry: Expiry): Promise<ExpiryCount[]> {
  const { channels, before } = await deadlines(tx, expiry);
  const rows = await tx.rows<{ channel: string; conversations: number; held: number; oldest: Date | null }>(sql`
    select c.channel, count(*) filter (where not held)::int as conversations, count(*) filter (where held)::int as held, min(c.last_message_at) filter (where not held) as oldest
    from (select c.channel, c.last_message_at, (c.id = any (${expiry.heldConversations as string[]}) or c.customer_id = any (${expiry.heldCustomers as string[]})) is true as held
      from conversations.conversation c join unnest(${channels}::text[], ${before}::timestamptz[]) d(channel, before) on d.channel = c.channel and c.last_message_at < d.before
      where c.brand_id = ${expiry.brandId} and c.category in ('resolved', 'spam') and c.erased_at is null) c
    group by c.channel order by c.channel`);
  return rows.map((row) => ({ channel: row.channel, conversations: row.conversations, heldBack: row.held, oldest: row.oldest }));
}

async function erase(tx: Tx, expiry: Expiry, limit: number): Promise<number> {
  const { channels, before } = await deadlines(tx, expiry);
  const rows = await tx.rows<{ id: string }>(sql`
    select c.id from conversations.conversation c join unnest(${channels}::text[], ${before}::timestamptz[]) d(channel, before) on d.channel = c.channel and c.last_message_at < d.before
    where c.brand_id = ${expiry.brandId} and c.category in ('resolved', 'spam') and c.erased_at is null
      and c.id <> all (${expiry.heldConversations as string[]}) and (c.customer_id is null or c.customer_id <> all (${expiry.heldCustomers as string[]}))
    order by c.last_message_at limit ${limit} for update of c skip locked`);
  if (rows.length > 0) await eraseWords(tx, rows.map((row) => row.id));
  return rows.length;
}

/** What the retention of a brand's privacy rules asks of conversations. Only closed ones go; numbers, times and states stay. */
export const retentionOfConversations = {
  count, erase,
  find: async (tx: Tx, number: number) => {
    const row = await tx.maybe<{ id: string; brand_id: string; customer_id: string | null; subject: string }>(sql`select id, brand_id, customer_id, subject from conversations.conversation where number = ${number}`);
    return row ? { id: row.id, brandId: row.brand_id, customerId: row.customer_id, subject: row.subject } : null;
  },
  describe: async (tx: Tx, ids: readonly string[]) => {
    const rows = await tx.rows<{ id: string; number: number; subject: string; customer_id: string | null }>(sql`select id, number, subject, customer_id from conversations.conversation where id = any (${ids as string[]})`);
    return new Map(rows.map((row) => [row.id, { number: row.number, subject: row.subject, customerId: row.customer_id }]));
  },
};
