import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind } from '../../customers/index.ts';
import type { DealingKind, DealingView } from '../contract.ts';
import { writeEnd, type Ended } from './page-end.ts';

export interface Asked {
  readonly kinds: readonly DealingKind[];
  readonly limit: number;
  readonly after: Ended | null;
}

interface Row {
  kind: DealingKind;
  id: string;
  /** as exact as the database has it: a page begins right after it */
  at_exact: string;
  source: string | null;
  state: string;
  name: string;
  text: string | null;
  amount_minor: number | null;
  currency: string | null;
  number: number | null;
  order_id: string | null;
  order_number: string | null;
}

/** Sorts before every moment, and after everything that has one. */
const BEGINNING: Ended = { at: '9999-12-31T00:00:00Z', kind: '', id: '00000000-0000-0000-0000-000000000000' };

/** Everything between a customer (and whoever was merged into them) and the brand, newest first: one page, one question. */
export async function dealingsOf(tx: Tx, customerId: string, asked: Asked): Promise<{ data: DealingView[]; next_cursor: string | null }> {
  const { kinds, limit } = asked;
  if (kinds.length === 0) return { data: [], next_cursor: null };
  const people = await customersBehind(tx, customerId);
  const rows = await read(tx, people, kinds, limit, asked.after ?? BEGINNING);
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data: data.map(show), next_cursor: rows.length > limit && last ? writeEnd({ at: last.at_exact, kind: last.kind, id: last.id }) : null };
}

/** Each room gives at most a page by its own index; a kind that is not wanted is not read at all. */
function read(tx: Tx, people: string[], kinds: readonly DealingKind[], limit: number, after: Ended): Promise<Row[]> {
  return tx.rows<Row>(sql`
    with ended as materialized (select ${after.at}::timestamptz as at, ${after.kind}::text as kind, ${after.id}::uuid as id)
    select kind, id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_exact, source, state, name, text, amount_minor, currency, number, order_id, order_number from (
    (select 'order' as kind, o.id as id, o.placed_at as at, o.source, o.state, o.number as name, null::text as text, o.total_minor as amount_minor, o.currency, null::bigint as number, o.id as order_id, o.number as order_number from ended e, orders."order" o where o.customer_id = any (${people}) and o.placed_at <= e.at and (o.placed_at, 'order', o.id) < (e.at, e.kind, e.id) and 'order' = any (${kinds as string[]}) order by o.placed_at desc, o.id desc limit ${limit + 1})
    union all
    (select 'payment' as kind, p.id as id, p.at as at, p.source, p.state, coalesce(p.method, ''), p.problem, p.amount_minor, p.currency, null, o.id, o.number from ended e, orders.payment p left join orders."order" o on o.id = p.order_id where p.customer_id = any (${people}) and p.at <= e.at and (p.at, 'payment', p.id) < (e.at, e.kind, e.id) and 'payment' = any (${kinds as string[]}) order by p.at desc, p.id desc limit ${limit + 1})
    union all
    (select 'refund' as kind, r.id as id, r.at as at, o.source, 'done', '', r.reason, r.amount_minor, o.currency, null, o.id, o.number from ended e, orders."order" o join orders.refund r on r.order_id = o.id where o.customer_id = any (${people}) and r.at <= e.at and (r.at, 'refund', r.id) < (e.at, e.kind, e.id) and 'refund' = any (${kinds as string[]}) order by r.at desc, r.id desc limit ${limit + 1})
    union all
    (select 'dispute' as kind, d.id as id, d.opened_at as at, d.source, d.state, d.reason, null, d.amount_minor, d.currency, null, o.id, o.number from ended e, orders.dispute d left join orders."order" o on o.id = d.order_id where d.customer_id = any (${people}) and d.opened_at <= e.at and (d.opened_at, 'dispute', d.id) < (e.at, e.kind, e.id) and 'dispute' = any (${kinds as string[]}) order by d.opened_at desc, d.id desc limit ${limit + 1})
    union all
    (select 'parcel' as kind, s.id as id, s.state_at as at, s.source, s.state, s.carrier, s.tracking_number, null, null, null, o.id, o.number from ended e, orders."order" o join shipments.shipment s on s.order_id = o.id where o.customer_id = any (${people}) and s.state_at <= e.at and (s.state_at, 'parcel', s.id) < (e.at, e.kind, e.id) and 'parcel' = any (${kinds as string[]}) order by s.state_at desc, s.id desc limit ${limit + 1})
    union all
    (select 'return' as kind, r.id as id, r.requested_at as at, r.source, r.state, r.number, null, null, null, null, o.id, o.number from ended e, returns."return" r left join orders."order" o on o.id = r.order_id where r.customer_id = any (${people}) and r.requested_at <= e.at and (r.requested_at, 'return', r.id) < (e.at, e.kind, e.id) and 'return' = any (${kinds as string[]}) order by r.requested_at desc, r.id desc limit ${limit + 1})
    union all
    (select 'subscription' as kind, s.id as id, s.started_at as at, s.source, s.state, coalesce(s.lines -> 0 ->> 'title', ''), s.cancel_reason, s.total_minor, s.currency, null, null, null from ended e, memberships.subscription s where s.customer_id = any (${people}) and s.started_at <= e.at and (s.started_at, 'subscription', s.id) < (e.at, e.kind, e.id) and 'subscription' = any (${kinds as string[]}) order by s.started_at desc, s.id desc limit ${limit + 1})
    union all
    (select 'charge' as kind, c.id as id, c.due_at as at, c.source, c.state, '', c.problem, c.total_minor, c.currency, null, null, null from ended e, memberships.charge c where c.state <> 'planned' and c.customer_id = any (${people}) and c.due_at <= e.at and (c.due_at, 'charge', c.id) < (e.at, e.kind, e.id) and 'charge' = any (${kinds as string[]}) order by c.due_at desc, c.id desc limit ${limit + 1})
    union all
    (select 'points' as kind, m.id as id, m.changed_at as at, m.source, 'held', coalesce(m.tier, ''), null, null, null, m.points, null, null from ended e, memberships.member m where m.customer_id = any (${people}) and m.changed_at <= e.at and (m.changed_at, 'points', m.id) < (e.at, e.kind, e.id) and 'points' = any (${kinds as string[]}) order by m.changed_at desc, m.id desc limit ${limit + 1})
    union all
    (select 'credit' as kind, m.id as id, m.at as at, null, case m.to_account when 'customer' then 'given' else m.to_account end, coalesce(c.code, ''), coalesce(nullif(m.note, ''), c.reason), m.amount_minor, c.currency, null, null, null from ended e, memberships.credit c join memberships.credit_move m on m.credit_id = c.id where c.customer_id = any (${people}) and m.at <= e.at and (m.at, 'credit', m.id) < (e.at, e.kind, e.id) and 'credit' = any (${kinds as string[]}) order by m.at desc, m.id desc limit ${limit + 1})
    union all
    (select 'review' as kind, r.id as id, r.at as at, r.source, r.state, coalesce((select min(p.title) from catalogue.product p where p.brand_id = r.brand_id and p.source_id = r.product_source_id having count(*) = 1),
      (select min(p.title) from catalogue.variant v join catalogue.product p on p.id = v.product_id where v.brand_id = r.brand_id and v.sku = r.sku having count(distinct p.id) = 1), r.sku, ''), nullif(concat_ws(E'\\n', nullif(r.title, ''), nullif(left(r.words, 2000), '')), ''), null, null, r.stars, o.id, o.number from ended e, reviews.review r left join orders."order" o on o.id = r.order_id where r.customer_id = any (${people}) and r.at <= e.at and (r.at, 'review', r.id) < (e.at, e.kind, e.id) and 'review' = any (${kinds as string[]}) order by r.at desc, r.id desc limit ${limit + 1})
    union all
    (select 'conversation' as kind, c.id as id, c.opened_at as at, c.channel, c.category, c.subject, null, null, null, c.number, null, null from ended e, conversations.conversation c where c.kind = 'support' and c.merged_into_id is null and c.customer_id = any (${people}) and c.opened_at <= e.at and (c.opened_at, 'conversation', c.id) < (e.at, e.kind, e.id) and 'conversation' = any (${kinds as string[]}) order by c.opened_at desc, c.id desc limit ${limit + 1})
    ) dealing order by at desc, kind desc, id desc limit ${limit + 1}`);
}

function show(row: Row): DealingView {
  return {
    kind: row.kind, id: row.id, at: new Date(row.at_exact).toISOString(), source: row.source, state: row.state, name: row.name, text: row.text, number: row.number,
    amount: row.amount_minor !== null && row.currency !== null ? { amount_minor: row.amount_minor, currency: row.currency } : null, order: row.order_id !== null && row.order_number !== null ? { id: row.order_id, number: row.order_number } : null,
  };
}
