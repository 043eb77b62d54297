import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { OrderMoments } from '../rules/deadlines.ts';
import type { Facts } from '../rules/policy.ts';

export interface Known {
  readonly id: string;
  readonly brandId: string;
  readonly number: number;
  /** false for side threads, spam and what was merged into another one: they have no clock */
  readonly counts: boolean;
  readonly open: boolean;
  readonly assigneeId: string | null;
  readonly teamId: string | null;
  readonly facts: Facts;
  /** the contact reason's own target */
  readonly reasonSeconds: number | null;
  /** the key of its contact reason, and of the one above it */
  readonly reasonKeys: readonly string[];
  readonly order: OrderMoments | null;
}

interface Row {
  id: string;
  brand_id: string;
  number: number;
  counts: boolean;
  open: boolean;
  assignee_id: string | null;
  team_id: string | null;
  channel: string;
  priority: number;
  reasons: string[];
  target_seconds: number | null;
  reason_keys: string[];
  vip: boolean | null;
  language: string;
  tags: string[] | null;
  order_state: string | null;
  payment_state: string | null;
  fulfilment_state: string | null;
  total_minor: number | null;
  promised_at: Date | null;
}

const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
const WHOLE = ['fulfilled', 'delivered', 'returned'];

/** What policies ask about conversations, in one statement. Of several orders spoken of, the newest is meant. */
export async function readFacts(tx: Tx, ids: readonly string[]): Promise<Known[]> {
  const rows = await tx.rows<Row>(sql`
    select c.id, c.brand_id, c.number, (c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null) as counts, c.category in ('open', 'waiting') as open,
      c.assignee_id, c.team_id, c.channel, c.priority, array_remove(array[c.reason_id, r.parent_id], null)::text[] as reasons, array_remove(array[r.key, above.key], null) as reason_keys, r.target_seconds, k.vip,
      lower(split_part(coalesce(nullif(own.locale, ''), b.locale, 'und'), '-', 1)) as language,
      (select array_agg(x.tag_id::text) from conversations.tagging x where x.conversation_id = c.id) as tags,
      o.state as order_state, o.payment_state, o.fulfilment_state, o.total_minor,
      (select min(s.estimated_delivery_at) from shipments.shipment s where s.order_id = o.id and s.delivered_at is null) as promised_at
    from conversations.conversation c left join identity.brand b on b.id = c.brand_id left join taxonomy.reason r on r.id = c.reason_id left join taxonomy.reason above on above.id = r.parent_id
    left join customers.customer own on own.id = c.customer_id left join customers.customer k on k.id = coalesce(own.merged_into_id, own.id)
    left join lateral (
      select o.id, o.state, o.payment_state, o.fulfilment_state, o.total_minor from conversations.mention m join orders."order" o on o.id = m.order_id
      where m.conversation_id = c.id and m.order_id is not null order by o.placed_at desc, o.id limit 1) o on true
    where c.id = any (${ids as string[]}::uuid[])`);
  return rows.map(known);
}

function known(row: Row): Known {
  const given = (value: string | null): string[] => (value === null ? [] : [value]);
  return {
    id: row.id, brandId: row.brand_id, number: row.number, counts: row.counts, open: row.open, assigneeId: row.assignee_id, teamId: row.team_id, reasonSeconds: row.target_seconds, reasonKeys: row.reason_keys,
    facts: {
      brand: row.brand_id, channel: [row.channel], reason: row.reasons, priority: given(PRIORITIES[row.priority] ?? null), tier: [row.vip === true ? 'vip' : 'standard'], tag: row.tags ?? [],
      team: given(row.team_id), language: [row.language], order_state: given(row.order_state), payment_state: given(row.payment_state), fulfilment_state: given(row.fulfilment_state), orderTotalMinor: row.total_minor,
    },
    order: row.order_state === null ? null : { unfulfilled: row.order_state === 'open' && !WHOLE.includes(row.fulfilment_state ?? ''), promisedAt: row.promised_at?.getTime() ?? null },
  };
}
