import { randomUUID } from 'node:crypto';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { carrierWorld, type WantedWorld } from '../../src/modules/workforce/forecast/testing/carrier-world.ts';

const DAY = 86_400_000;

/** A brand's orders, parcels and the chats about them of some weeks up to last midnight UTC; the same seed writes the same. Answers with how many there are of each. */
export async function writeOrders(tx: Tx, brandId: string, wanted: WantedWorld): Promise<{ orders: number; contacts: number }> {
  const { known, came } = carrierWorld(wanted);
  const first = Math.floor(tx.now.getTime() / DAY) * DAY - wanted.days * DAY;
  const at = (day: number | null, hour: number): Date | null => (day === null ? null : new Date(first + day * DAY + hour * 3_600_000));
  const orders = known.cohorts.flatMap((way) => Array.from({ length: way.count }, () => ({ ...way, id: randomUUID() })));
  await tx.run(sql`
    insert into orders."order" (id, brand_id, source, source_id, number, number_key, state, payment_state, fulfilment_state, currency, total_minor, placed_at, changed_at)
    select x.id, ${brandId}, 'shop', x.id::text, '#' || x.n, x.n::text, 'open', 'paid', 'unfulfilled', 'EUR', 4900, x.at, x.at from unnest(${orders.map((one) => one.id)}::uuid[], ${orders.map((one) => at(one.placed, 9))}::timestamptz[]) with ordinality as x(id, at, n)`);
  const sent = orders.filter((one) => one.handed !== null);
  await tx.run(sql`
    insert into shipments.shipment (id, brand_id, order_id, source, source_id, carrier, state, state_at, shipped_at, handed_over_at, promised_at, delivered_at, changed_at, historic)
    select gen_random_uuid(), ${brandId}, x.id, 'shop', x.id::text, 'DHL', case when x.came is null then 'in_transit' else 'delivered' end, coalesce(x.came, x.handed), x.handed, x.handed, x.promised, x.came, coalesce(x.came, x.handed), true
    from unnest(${sent.map((one) => one.id)}::uuid[], ${sent.map((one) => at(one.handed, 12))}::timestamptz[], ${sent.map((one) => at(one.promised, 12))}::timestamptz[], ${sent.map((one) => at(one.delivered, 12))}::timestamptz[]) as x(id, handed, promised, came)`);
  const idOf = new Map(orders.map((one) => [`${one.placed} ${one.handed} ${one.promised} ${one.delivered}`, one.id]));
  const about = known.contacts.map((one) => ({ at: at(one.day, 14), reason: one.reason, order: idOf.get(`${one.placed} ${one.handed} ${one.promised} ${one.delivered}`) ?? null }));
  const others = came.flatMap((count, day) => Array.from({ length: count - known.contacts.filter((one) => one.day === day).length }, () => ({ at: at(day, 10), reason: null, order: null })));
  const all = [...about, ...others].map((one) => ({ ...one, id: randomUUID() }));
  await tx.run(sql`
    insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, language, reason_id)
    select x.id, ${brandId}, 'chat', true, x.at, 'en', r.id from unnest(${all.map((one) => one.id)}::uuid[], ${all.map((one) => one.at)}::timestamptz[], ${all.map((one) => one.reason)}::text[]) as x(id, at, reason)
    left join taxonomy.reason r on r.brand_id = ${brandId} and r.key = x.reason`);
  await tx.run(sql`
    insert into facts.order_contact (conversation_id, brand_id, order_id, how, opened_at, reason_id)
    select c.conversation_id, ${brandId}, x.order_id, 'linked', c.opened_at, c.reason_id from unnest(${all.map((one) => one.id)}::uuid[], ${all.map((one) => one.order)}::uuid[]) as x(id, order_id)
    join facts.conversation c on c.conversation_id = x.id where x.order_id is not null`);
  await tx.run(sql`
    insert into facts.changed_hour (brand_id, hour, marked_at) select distinct brand_id, date_trunc('hour', opened_at, 'UTC'), now() from facts.conversation where brand_id = ${brandId} on conflict do nothing`);
  return { orders: orders.length, contacts: all.length };
}
