import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { carrierKey, carrierName } from '../../shipments/index.ts';
import { offsetsOf } from '../rules/local-time.ts';
import type { OrderFacts, SentParcel, SoldLine } from '../rules/orders/order-keys.ts';
import type { Waited } from '../rules/orders/silence.ts';

const DAY = 86_400_000;

/** An order with all that is counted of it. */
export interface ToldOrder {
  readonly id: string;
  readonly brandId: string;
  readonly facts: OrderFacts;
  readonly waited: Waited;
  readonly contacts: number;
  /** today on the brand's clock */
  readonly today: number;
}

interface OrderRow {
  readonly id: string;
  readonly brand_id: string;
  readonly time_zone: string;
  readonly placed_at: Date;
  readonly ended_at: Date | null;
  readonly country: string | null;
}

interface ParcelRow {
  readonly order_id: string;
  readonly carrier: string;
  readonly service: string | null;
  readonly ships_from: string | null;
  readonly state: string;
  readonly state_at: Date;
  readonly promised_at: Date | null;
  readonly delivered_at: Date | null;
}

interface NewsRow {
  readonly order_id: string;
  readonly at: Date;
  readonly told: boolean;
}

/** Everything that is counted of these orders, in one round. */
export async function readOrders(tx: Tx, ids: readonly string[]): Promise<ToldOrder[]> {
  const wanted = ids as string[];
  const [orders, lines, parcels, news, contacts] = await Promise.all([
    tx.rows<OrderRow>(sql`
      select o.id, o.brand_id, b.time_zone, o.placed_at, case when o.state = 'cancelled' then coalesce(o.cancelled_at, o.changed_at) end as ended_at, o.shipping_address->>'country' as country
      from orders."order" o join identity.brand b on b.id = o.brand_id where o.id = any (${wanted}::uuid[])`),
    // A line that names no product is of the one whose SKU it has.
    tx.rows<SoldLine & { order_id: string }>(sql`
      select l.order_id, l.sku, coalesce(l.product_source_id, p.source_id) as "productId", l.title, p.title as "productTitle"
      from orders.line l join orders."order" o on o.id = l.order_id
      left join lateral (select c.source_id, c.title from catalogue.product c where c.brand_id = l.brand_id and c.source = o.source and c.source_id = l.product_source_id
        union all select c.source_id, c.title from catalogue.variant v join catalogue.product c on c.id = v.product_id where l.product_source_id is null and v.brand_id = l.brand_id and lower(v.sku) = lower(l.sku) order by 1 limit 1) p on true
      where l.order_id = any (${wanted}::uuid[]) order by l.order_id, l.position`),
    tx.rows<ParcelRow>(sql`
      select order_id, carrier, service, ships_from, state, state_at, promised_at, delivered_at from shipments.shipment where order_id = any (${wanted}::uuid[]) order by order_id, shipped_at nulls last, id`),
    newsOf(tx, wanted),
    tx.rows<{ order_id: string; opened_at: Date }>(sql`select order_id, opened_at from facts.order_contact where order_id = any (${wanted}::uuid[]) order by order_id, opened_at`),
  ]);
  const of = { lines: grouped(lines), parcels: grouped(parcels), news: grouped(news), contacts: grouped(contacts) };
  return orders.map((row) => {
    const began = (of.contacts.get(row.id) ?? []).map((one) => one.opened_at.getTime());
    const dayOf = dayOn(row.time_zone);
    const sent = of.parcels.get(row.id) ?? [];
    return {
      id: row.id, brandId: row.brand_id, contacts: began.length, today: dayOf(tx.now),
      facts: { placedDay: dayOf(row.placed_at), country: row.country, lines: of.lines.get(row.id) ?? [], parcels: sent.map((one) => parcelOf(one, dayOf)) },
      waited: { placedAt: row.placed_at.getTime(), endedAt: endOf(row, sent), sent: sent.length > 0, news: (of.news.get(row.id) ?? []).map((one) => ({ at: one.at.getTime(), told: one.told })), contacts: began },
    };
  });
}

/** What the customer could see change, and what they were told: scans, notices, our replies in conversations about it. */
function newsOf(tx: Tx, ids: string[]): Promise<NewsRow[]> {
  return tx.rows<NewsRow>(sql`
    select s.order_id, e.at, false as told from shipments.shipment s join shipments.tracking_event e on e.shipment_id = s.id where s.order_id = any (${ids}::uuid[])
    union all select d.order_id, d.sent_at, true from outreach.decision d where d.order_id = any (${ids}::uuid[]) and d.kind = 'notice' and d.sent_at is not null and d.bounced_at is null and d.state = 'sent'
    union all select k.order_id, m.at, true from facts.order_contact k join conversations.message m on m.conversation_id = k.conversation_id where k.order_id = any (${ids}::uuid[]) and m.kind = 'reply' and m.delivery_state not in ('failed', 'bounced')`);
}

const GONE: readonly string[] = ['returned', 'expired'];

function parcelOf(row: ParcelRow, dayOf: (at: Date) => number): SentParcel {
  return {
    promisedDay: row.promised_at && dayOf(row.promised_at), deliveredDay: row.delivered_at && dayOf(row.delivered_at), lost: row.delivered_at === null && GONE.includes(row.state),
    carrier: carrierKey(row.carrier.replaceAll('_', ' ')), carrierName: carrierName(row.carrier), service: row.service || null, shipsFrom: row.ships_from || null,
  };
}

/** When nothing of it was awaited any more: the last parcel came or went back, or it was cancelled before. */
function endOf(row: OrderRow, parcels: readonly ParcelRow[]): number | null {
  const ends = parcels.map((one) => one.delivered_at ?? (GONE.includes(one.state) ? one.state_at : null));
  const all = ends.length > 0 && ends.every((one) => one !== null) ? Math.max(...ends.map((one) => one.getTime())) : null;
  return row.ended_at === null || (all !== null && all < row.ended_at.getTime()) ? all : row.ended_at.getTime();
}

const zones = new Map<string, ReturnType<typeof offsetsOf>>();

function dayOn(timeZone: string): (at: Date) => number {
  const offsets = zones.get(timeZone) ?? offsetsOf(timeZone);
  zones.set(timeZone, offsets);
  return (at) => Math.floor((at.getTime() + offsets.at(at.getTime())) / DAY);
}

function grouped<T extends { readonly order_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.order_id);
    if (group) group.push(row);
    else groups.set(row.order_id, [row]);
  }
  return groups;
}
