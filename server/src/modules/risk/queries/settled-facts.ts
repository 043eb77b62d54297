import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Settled } from '../rules/repeat-contact.ts';

export interface SettledOne {
  readonly conversationId: string;
  readonly brandId: string;
  readonly settledAt: Date;
  readonly facts: Settled;
}

interface Row {
  readonly conversation_id: string;
  readonly brand_id: string;
  readonly settled_at: Date;
  readonly before: number;
  readonly reopened: number;
  readonly messages: number;
  readonly sentiment: number | null;
  readonly still_open: boolean;
  readonly unanswered: boolean;
  readonly first_reply_hours: number | null;
  readonly reason_share: number | null;
}

/** What is known of these conversations at these moments: nothing that came later is looked at, so that what is learned from the past holds for the present. */
export async function settledFacts(tx: Tx, settled: readonly { readonly conversationId: string; readonly at: Date }[]): Promise<SettledOne[]> {
  const rows = await tx.rows<Row>(sql`
    select c.id as conversation_id, c.brand_id, s.at as settled_at,
      (select count(*)::integer from conversations.conversation p where p.customer_id = c.customer_id and p.id <> c.id and p.kind = 'support' and p.category <> 'spam' and p.merged_into_id is null
        and p.opened_at < c.opened_at and p.opened_at > c.opened_at - interval '30 days') as before,
      (select count(*)::integer from risk.settled r where r.conversation_id = c.id and r.settled_at < s.at) as reopened,
      (select count(*)::integer from conversations.message m where m.conversation_id = c.id and m.kind = 'customer' and m.at <= s.at) as messages,
      (select r.sentiment from triage.reading r where r.conversation_id = c.id and r.at <= s.at order by r.at desc limit 1) as sentiment,
      exists (
        select from conversations.mention n join shipments.shipment p on p.order_id = n.order_id
        where n.conversation_id = c.id and n.order_id is not null and coalesce(p.shipped_at, p.state_at) <= s.at and (p.delivered_at is null or p.delivered_at > s.at) and p.state not in ('delivered', 'returned', 'expired', 'cancelled')
        union all
        select from conversations.mention n join returns."return" b on b.order_id = n.order_id
        where n.conversation_id = c.id and n.order_id is not null and b.requested_at <= s.at and (b.resolved_at is null or b.resolved_at > s.at) and b.state not in ('refused', 'cancelled', 'expired')) as still_open,
      c.first_reply_at is null or c.first_reply_at > s.at as unanswered,
      extract(epoch from least(c.first_reply_at, s.at) - c.opened_at)::float8 / 3600 as first_reply_hours,
      (select (n.again + 2.4)::float8 / (n.settled + 20) from risk.reason n where n.brand_id = c.brand_id and n.reason_id = c.reason_id) as reason_share
    from unnest(${settled.map((one) => one.conversationId)}::uuid[], ${settled.map((one) => one.at)}::timestamptz[]) as s(id, at)
    join conversations.conversation c on c.id = s.id and c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null and c.customer_id is not null`);
  return rows.map((row) => ({
    conversationId: row.conversation_id, brandId: row.brand_id, settledAt: row.settled_at,
    facts: {
      before: row.before, reopened: row.reopened, messages: row.messages, sentiment: row.sentiment, stillOpen: row.still_open, unanswered: row.unanswered, firstReplyHours: row.first_reply_hours, reasonShare: row.reason_share,
    },
  }));
}
