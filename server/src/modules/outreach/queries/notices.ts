import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { customersBehind } from '../../customers/index.ts';
import { mentionedOrders } from '../../conversations/index.ts';
import type { NoticeQueryInput, NoticeView } from '../contract.ts';

interface Row {
  readonly id: string;
  readonly brand_id: string;
  readonly trigger: string;
  readonly state: string;
  readonly because: string;
  readonly arm: string | null;
  readonly channel: string | null;
  readonly decided_at: Date;
  readonly send_at: Date | null;
  readonly sent_at: Date | null;
  readonly bounced_at: Date | null;
  readonly delivered_at: Date | null;
  readonly tried: string[];
  readonly cost_cents: number | null;
  readonly cost_currency: string | null;
  readonly segments: number | null;
  readonly problem: string | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly order_id: string | null;
  readonly order_number: string | null;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly incident_id: string | null;
  readonly contacts: string[] | null;
}

/** What was decided, newest first. */
export async function listNotices(tx: Tx, query: NoticeQueryInput): Promise<{ data: NoticeView[]; next_cursor: string | null }> {
  const limit = query.limit ?? 50;
  const cursor = readCursor(query.cursor);
  const rows = await tx.rows<Row>(sql`
    select d.id, d.brand_id, d.trigger, d.state, d.because, d.arm, d.channel, d.decided_at, d.send_at, d.sent_at, d.bounced_at, d.delivered_at, d.tried, d.cost_cents::float8 as cost_cents, d.cost_currency, d.segments, d.problem, d.subject, d.text, d.order_id, o.number as order_number, d.customer_id, k.name as customer_name, d.incident_id,
      (select array_agg(c.conversation_id) from outreach.contact c where c.decision_id = d.id) as contacts
    from outreach.decision d left join orders."order" o on o.id = d.order_id left join customers.customer k on k.id = d.customer_id
    where d.kind = 'notice' and (${query.brand_id ?? null}::uuid is null or d.brand_id = ${query.brand_id ?? null}) and (${query.trigger ?? null}::text is null or d.trigger = ${query.trigger ?? null})
      and (${query.state ?? null}::text is null or d.state = ${query.state ?? null}) and (${query.because ?? null}::text is null or d.because = ${query.because ?? null}) and (${query.incident_id ?? null}::uuid is null or d.incident_id = ${query.incident_id ?? null})
      and (${query.customer_id ?? null}::uuid is null or d.customer_id = ${query.customer_id ?? null}) and (${query.order_id ?? null}::uuid is null or d.order_id = ${query.order_id ?? null})
      and (${cursor?.at ?? null}::timestamptz is null or (d.decided_at, d.id) < (${cursor?.at ?? null}::timestamptz, ${cursor?.id ?? null}::uuid))
    order by d.decided_at desc, d.id desc limit ${limit + 1}`);
  return pageOf(rows.map(viewOf), limit, (row) => ({ at: row.decided_at, id: row.id }));
}

/** What the customer of a conversation was told within 30 days, about the orders it speaks of first. */
export async function noticesBeside(tx: Tx, conversationId: string): Promise<NoticeView[]> {
  const conversation = await tx.maybe<{ customer_id: string | null }>(sql`select customer_id from conversations.conversation where id = ${conversationId}`);
  if (!conversation?.customer_id) return [];
  const orders = new Set(await mentionedOrders(tx, conversationId));
  const found = await toldTo(tx, await customersBehind(tx, conversation.customer_id), null);
  return found.toSorted((a, b) => Number(orders.has(b.order_id ?? '')) - Number(orders.has(a.order_id ?? '')));
}

/** What was told about an order, newest first: for the tracking page. */
export const noticesOfOrder = (tx: Tx, orderId: string): Promise<NoticeView[]> => toldTo(tx, [], orderId);

async function toldTo(tx: Tx, customers: readonly string[], orderId: string | null): Promise<NoticeView[]> {
  const rows = await tx.rows<Row>(sql`
    select d.id, d.brand_id, d.trigger, d.state, d.because, d.arm, d.channel, d.decided_at, d.send_at, d.sent_at, d.bounced_at, d.delivered_at, d.tried, d.cost_cents::float8 as cost_cents, d.cost_currency, d.segments, d.problem, d.subject, d.text, d.order_id, o.number as order_number, d.customer_id, null as customer_name, d.incident_id,
      null::uuid[] as contacts
    from outreach.decision d left join orders."order" o on o.id = d.order_id
    where d.kind = 'notice' and d.sent_at > ${new Date(tx.now.getTime() - 30 * 86_400_000)} and (d.customer_id = any (${customers as string[]}::uuid[]) or d.order_id = ${orderId}) order by d.sent_at desc limit 20`);
  return rows.map(viewOf);
}

function viewOf(row: Row): NoticeView {
  const written = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: row.id, brand_id: row.brand_id, trigger: row.trigger, state: row.state, because: row.because, arm: row.arm, channel: row.channel, decided_at: row.decided_at.toISOString(), send_at: written(row.send_at), sent_at: written(row.sent_at),
    bounced_at: written(row.bounced_at), delivered_at: written(row.delivered_at), tried: row.tried, cost_cents: row.cost_cents, cost_currency: row.cost_currency, segments: row.segments, problem: row.problem, subject: row.subject, text: row.text, order_id: row.order_id, order_number: row.order_number, customer: row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name ?? '' },
    incident_id: row.incident_id, conversation_ids: row.contacts ?? [],
  };
}
