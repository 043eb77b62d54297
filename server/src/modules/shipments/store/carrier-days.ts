import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { carrierKey } from '../rules/incidents/check-incident.ts';
import type { CarrierDay } from '../rules/incidents/find-trouble.ts';

/** A carrier's parcels on the way now, to one country or ('') everywhere. */
export interface CarrierNow {
  readonly carrier: string;
  readonly key: string;
  readonly country: string;
  readonly onTheWay: number;
  readonly unscanned: number;
}

const DAY_MS = 86_400_000;
/** What has not been heard of for so long says nothing of today. */
const STALE_DAYS = 30;
/** How many days are kept, and compared. */
const KEPT_DAYS = 42;

export async function countNow(tx: Tx, brandId: string): Promise<CarrierNow[]> {
  const yesterday = new Date(tx.now.getTime() - DAY_MS);
  const rows = await tx.rows<{ carrier: string; country: string | null; on_the_way: number; unscanned: number }>(sql`
    select s.carrier, upper(o.shipping_address->>'country') as country, count(*)::int as on_the_way, (count(*) filter (where s.last_scan_at < ${yesterday}))::int as unscanned
    from shipments.shipment s left join orders."order" o on o.id = s.order_id
    where s.brand_id = ${brandId} and s.state in ('in_transit', 'out_for_delivery', 'attempt_failed', 'exception') and s.last_scan_at > ${new Date(tx.now.getTime() - STALE_DAYS * DAY_MS)} and s.last_scan_at <= ${tx.now}
      and s.handed_over_at < ${yesterday}
    group by 1, 2`);
  const sums = new Map<string, CarrierNow>();
  for (const row of rows) {
    const key = carrierKey(row.carrier);
    for (const country of new Set(['', row.country ?? ''])) {
      const before = sums.get(`${key}\n${country}`);
      sums.set(`${key}\n${country}`, { carrier: row.carrier, key, country, onTheWay: (before?.onTheWay ?? 0) + row.on_the_way, unscanned: (before?.unscanned ?? 0) + row.unscanned });
    }
  }
  return [...sums.values()];
}

/** A carrier's days at about this hour. */
export async function usualDays(tx: Tx, brandId: string, key: string, country: string): Promise<CarrierDay[]> {
  const rows = await tx.rows<{ at: Date; on_the_way: number; unscanned: number }>(sql`
    select at, on_the_way, unscanned from shipments.carrier_day where brand_id = ${brandId} and carrier_key = ${key} and country = ${country}
      and floor(extract(hour from at at time zone 'utc') / 6) = ${Math.floor(tx.now.getUTCHours() / 6)}::int and at < ${new Date(tx.now.getTime() - DAY_MS / 2)}`);
  return rows.map((row) => ({ at: row.at, onTheWay: row.on_the_way, unscanned: row.unscanned }));
}

export async function keepDays(tx: Tx, brandId: string, now: readonly CarrierNow[]): Promise<void> {
  await tx.run(sql`
    insert into shipments.carrier_day (brand_id, carrier_key, country, at, on_the_way, unscanned)
    select ${brandId}, key, country, ${tx.now}, on_the_way, unscanned from jsonb_to_recordset(${JSON.stringify(now.map((one) => ({ key: one.key, country: one.country, on_the_way: one.onTheWay, unscanned: one.unscanned })))}::jsonb) as d(key text, country text, on_the_way int, unscanned int)
    on conflict do nothing`);
}

export async function forgetDays(tx: Tx, brandId: string): Promise<void> {
  await tx.run(sql`delete from shipments.carrier_day where brand_id = ${brandId} and at < ${new Date(tx.now.getTime() - KEPT_DAYS * DAY_MS)}`);
}
