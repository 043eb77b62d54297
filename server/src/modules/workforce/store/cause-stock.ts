import { compose, part, sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Cohort } from '../forecast/index.ts';

/** Days are those of the brand's clock, numbered from `firstDay`; `from` and `to` are the moments the reading begins and ends. */
export interface CauseSpan {
  readonly brandId: string;
  readonly timeZone: string;
  readonly firstDay: string;
  readonly from: Date;
  readonly to: Date;
}

interface ContactsRow extends Cohort {
  readonly day: number;
  readonly reason: string;
}

/** The parcel of an order that arrives last: one still under way before all that came. */
const lastParcel = part`left join lateral (
      select s.id, coalesce(s.handed_over_at, s.shipped_at) as handed_at, coalesce(s.promised_at, s.estimated_delivery_at) as promised_at, s.delivered_at, case when s.state in ('returned', 'expired') then s.state_at end as gone_at
      from shipments.shipment s where s.order_id = o.id order by s.delivered_at desc nulls first, s.id limit 1) p on true`;

/** The days of an order's way. Orders sent without a parcel we know wait for nothing. */
function wayOf({ timeZone, firstDay }: CauseSpan): SqlPart {
  const dayOf = (moment: SqlPart): SqlPart => part`(${moment} at time zone ${timeZone})::date - ${firstDay}::date`;
  return part`${dayOf(part`o.placed_at`)} as placed, ${dayOf(part`p.handed_at`)} as handed, ${dayOf(part`p.promised_at`)} as promised, ${dayOf(part`p.delivered_at`)} as delivered,
      ${dayOf(part`coalesce(o.cancelled_at, p.gone_at, case when p.id is null and o.fulfilment_state = 'fulfilled' then o.placed_at end)`)} as ended`;
}

/** Orders counted by the days of their way: a row for all that went the same way on the same days. */
export async function orderWays(tx: Tx, span: CauseSpan): Promise<Cohort[]> {
  return tx.rows<Cohort>(compose`
    select ${wayOf(span)}, count(*)::int as count
    from orders."order" o ${lastParcel}
    where o.brand_id = ${span.brandId} and o.placed_at >= ${span.from} and o.placed_at < ${span.to} group by 1, 2, 3, 4, 5`);
}

/** Contacts about such orders, by day, uppermost reason and the way their order went. */
export async function contactsOfWays(tx: Tx, span: CauseSpan, reasons: readonly string[]): Promise<ContactsRow[]> {
  return tx.rows<ContactsRow>(compose`
    select (c.opened_at at time zone ${span.timeZone})::date - ${span.firstDay}::date as day, coalesce(above.key, r.key) as reason,
      ${wayOf(span)}, count(*)::int as count
    from facts.order_contact k join facts.conversation c on c.conversation_id = k.conversation_id and c.counted
    join taxonomy.reason r on r.id = c.reason_id left join taxonomy.reason above on above.id = r.parent_id
    join orders."order" o on o.id = k.order_id ${lastParcel}
    where k.brand_id = ${span.brandId} and k.opened_at >= ${span.from} and k.opened_at < ${span.to} and coalesce(above.key, r.key) = any (${[...reasons]}::text[]) group by 1, 2, 3, 4, 5, 6, 7`);
}

/** Everything that came for these reasons, by day and channel, whether we know the order or not. */
export async function contactsForReasons(tx: Tx, { brandId, timeZone, firstDay, from, to }: CauseSpan, reasons: readonly string[]): Promise<{ day: number; channel: string; reason: string; count: number }[]> {
  return tx.rows<{ day: number; channel: string; reason: string; count: number }>(sql`
    select (c.opened_at at time zone ${timeZone})::date - ${firstDay}::date as day, c.channel, coalesce(above.key, r.key) as reason, count(*)::int as count
    from facts.conversation c join taxonomy.reason r on r.id = c.reason_id left join taxonomy.reason above on above.id = r.parent_id
    where c.brand_id = ${brandId} and c.counted and c.opened_at >= ${from} and c.opened_at < ${to} and coalesce(above.key, r.key) = any (${[...reasons]}::text[]) group by 1, 2, 3`);
}

/** Charges that were due, by day, with the day the first subscription of theirs began; and those that will be: the next of each subscription, and what a place has planned beside. */
export async function renewalDays(tx: Tx, { brandId, timeZone, firstDay, from, to }: CauseSpan, until: Date): Promise<{ due: number; began: number | null; count: number }[]> {
  return tx.rows<{ due: number; began: number | null; count: number }>(sql`
    select (x.due_at at time zone ${timeZone})::date - ${firstDay}::date as due, (x.began_at at time zone ${timeZone})::date - ${firstDay}::date as began, count(*)::int as count
    from (
      select h.due_at, s.began_at, s.next_at from memberships.charge h left join lateral (
        select min(b.started_at) as began_at, max(b.next_charge_at) filter (where b.state in ('active', 'past_due')) as next_at from memberships.charged d
        join memberships.subscription b on b.brand_id = d.brand_id and b.source = d.source and b.source_id = d.subscription_source_id where d.charge_id = h.id) s on true
      where h.brand_id = ${brandId} and h.due_at >= ${from} and h.due_at < ${until} and h.state not in ('skipped', 'cancelled') and (h.due_at < ${to} and h.state <> 'planned' or h.due_at >= ${to} and s.next_at is null)
      union all
      select b.next_charge_at, b.started_at, null from memberships.subscription b
      where b.brand_id = ${brandId} and b.state in ('active', 'past_due') and b.next_charge_at >= ${to} and b.next_charge_at < ${until}) x
    group by 1, 2`);
}

/** Contacts for these reasons of customers who had a charge about then: from three days before its day to ten after. */
export async function contactsAboutRenewals(tx: Tx, { brandId, timeZone, firstDay, from, to }: CauseSpan, reasons: readonly string[]): Promise<{ day: number; due: number; count: number }[]> {
  return tx.rows<{ day: number; due: number; count: number }>(sql`
    select (c.opened_at at time zone ${timeZone})::date - ${firstDay}::date as day, (h.due_at at time zone ${timeZone})::date - ${firstDay}::date as due, count(*)::int as count
    from facts.conversation c join taxonomy.reason r on r.id = c.reason_id left join taxonomy.reason above on above.id = r.parent_id
    cross join lateral (
      select g.due_at from memberships.charge g where g.customer_id = c.customer_id and g.brand_id = c.brand_id and g.state not in ('skipped', 'cancelled')
        and g.due_at >= c.opened_at - interval '11 days' and g.due_at < c.opened_at + interval '4 days' order by g.due_at desc limit 1) h
    where c.brand_id = ${brandId} and c.counted and c.customer_id is not null and c.opened_at >= ${from} and c.opened_at < ${to} and coalesce(above.key, r.key) = any (${[...reasons]}::text[]) group by 1, 2`);
}
