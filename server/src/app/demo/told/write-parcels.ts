import { orderNumberKey } from '../../../modules/orders/index.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { World } from '../build-world.ts';
import { sizes } from '../return-plots.ts';
import type { DrawnParcel } from './draw-parcels.ts';
import { idOf, type Buyer } from './simulate.ts';
import { serviceOf, warehouseOf } from './what-costs.ts';

type Brand = World['brands'][number];

export interface BoughtParcel extends DrawnParcel {
  readonly buyer: Buyer;
  readonly number: string;
  readonly email: string;
  readonly tracking: string;
}

/**
 * Writes down buyers, orders and parcels, hundreds at once: by the commands, one after the other, a quarter of a year of them would take
 * longer than anybody waits for a demo. The same again changes nothing.
 */
export async function writeParcels(tx: Tx, brand: Brand, parcels: readonly BoughtParcel[]): Promise<void> {
  await writeBuyers(tx, brand.id, parcels);
  await writeOrders(tx, brand, parcels);
  await writeShipments(tx, brand.id, parcels);
  await writeScans(tx, brand.id, parcels);
}

async function writeBuyers(tx: Tx, brandId: string, parcels: readonly BoughtParcel[]): Promise<void> {
  const rows = parcels.map((one) => ({ id: one.buyer.customerId, handle: idOf('demo handle', one.buyer.customerId), name: one.name, locale: one.locale, zone: one.timeZone, email: one.email, at: one.placedAt, refuses: one.refuses }));
  const json = JSON.stringify(rows);
  await tx.run(sql`insert into customers.customer (id, brand_id, name, locale, time_zone, created_at, updated_at) select id, ${brandId}, name, locale, zone, at, at from jsonb_to_recordset(${json}::jsonb) as r(id uuid, name text, locale text, zone text, at timestamptz) on conflict do nothing`);
  await tx.run(sql`insert into customers.handle (id, brand_id, customer_id, kind, value, created_at) select handle, ${brandId}, id, 'email', email, at from jsonb_to_recordset(${json}::jsonb) as r(id uuid, handle uuid, email text, at timestamptz) on conflict do nothing`);
  await tx.run(sql`
    insert into customers.consent (brand_id, customer_id, channel, purpose, granted, source, at) select ${brandId}, id, 'email', 'service', false, 'their own choice', at from jsonb_to_recordset(${json}::jsonb) as r(id uuid, at timestamptz, refuses boolean) where refuses on conflict do nothing`);
}

async function writeOrders(tx: Tx, brand: Brand, parcels: readonly BoughtParcel[]): Promise<void> {
  const rows = parcels.map((one) => {
    const [sku, title, price] = brand.goods[one.good % brand.goods.length] ?? ['', '', 0];
    const base = sizes[sku]?.base ?? sku;
    return {
      id: one.buyer.orderId, line: idOf('demo line', one.buyer.orderId), source_id: one.number.slice(1), number: one.number, number_key: orderNumberKey(one.number), customer_id: one.buyer.customerId, email: one.email, at: one.placedAt, sku, title, price, total: price + 490,
      address: { name: one.name, line1: `${1 + (one.n % 180)} Mill Lane`, postal_code: one.postalCode, city: one.city, country: one.country }, product: base, variant: sizes[sku] === undefined ? sku : `${base}-${sku.split('-').at(-1)}`,
    };
  });
  const json = JSON.stringify(rows);
  await tx.run(sql`
    insert into orders."order" (id, brand_id, source, source_id, number, number_key, customer_id, email, state, payment_state, fulfilment_state, currency, total_minor, shipping_minor, shipping_address, placed_at, changed_at)
    select id, ${brand.id}, 'demo', source_id, number, number_key, customer_id, email, 'open', 'paid', 'fulfilled', ${brand.currency}, total, 490, address, at, at
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, source_id text, number text, number_key text, customer_id uuid, email text, total integer, address jsonb, at timestamptz) on conflict do nothing`);
  await tx.run(sql`
    insert into orders.line (id, brand_id, order_id, source_id, sku, title, quantity, unit_price_minor, position, product_source_id, variant_source_id)
    select line, ${brand.id}, id, '1', sku, title, 1, price, 0, product, variant from jsonb_to_recordset(${json}::jsonb) as r(id uuid, line uuid, sku text, title text, price integer, product text, variant text) on conflict do nothing`);
}

async function writeShipments(tx: Tx, brandId: string, parcels: readonly BoughtParcel[]): Promise<void> {
  const rows = parcels.map((one) => {
    const past = one.scans.filter((scan) => scan.at <= tx.now);
    const moved = past.filter((scan) => scan.state !== 'info_received');
    const knowsNewDay = one.movedTo !== null && one.riskAt !== null && one.riskAt <= tx.now;
    return {
      id: one.buyer.shipmentId, order_id: one.buyer.orderId, source_id: `${one.number.slice(1)}-1`, carrier: one.carrier, number: one.tracking, key: one.tracking.toUpperCase(), url: `https://track.example/${one.tracking}`, state: past.at(-1)?.state ?? 'pending', state_at: past.at(-1)?.at ?? one.placedAt,
      estimated: knowsNewDay ? one.movedTo : one.promisedAt, promised: one.promisedAt, shipped: one.shippedAt <= tx.now ? one.shippedAt : null, delivered: one.deliveredAt <= tx.now ? one.deliveredAt : null, changed: past.at(-1)?.at ?? one.placedAt, known: one.placedAt, handed: moved[0]?.at ?? null, scanned: moved.at(-1)?.at ?? null,
      at_risk: one.riskAt, stands: one.standsAt, ships_from: warehouseOf(one), service: serviceOf(one),
    };
  });
  const json = JSON.stringify(rows);
  await tx.run(sql`
    insert into shipments.shipment (id, brand_id, order_id, source, source_id, carrier, tracking_number, tracking_key, tracking_url, state, state_at, estimated_delivery_at, promised_at, shipped_at, delivered_at, changed_at, known_at, historic, handed_over_at, last_scan_at, ships_from, service)
    select id, ${brandId}, order_id, 'demo', source_id, carrier, number, key, url, state, state_at, estimated, promised, shipped, delivered, changed, known, true, handed, scanned, ships_from, service
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, order_id uuid, source_id text, carrier text, number text, key text, url text, state text, state_at timestamptz, estimated timestamptz, promised timestamptz, shipped timestamptz, delivered timestamptz, changed timestamptz, known timestamptz, handed timestamptz, scanned timestamptz, ships_from text, service text)
    on conflict do nothing`);
  await tx.run(sql`
    insert into shipments.signal (shipment_id, brand_id, kind, since, cleared_at)
    select id, ${brandId}, kind, since, delivered from (select id, delivered, 'promise_at_risk' as kind, at_risk as since from jsonb_to_recordset(${json}::jsonb) as r(id uuid, delivered timestamptz, at_risk timestamptz)
      union all select id, delivered, 'no_scan', stands from jsonb_to_recordset(${json}::jsonb) as r(id uuid, delivered timestamptz, stands timestamptz)) s where since <= ${tx.now} on conflict do nothing`);
}

async function writeScans(tx: Tx, brandId: string, parcels: readonly BoughtParcel[]): Promise<void> {
  const rows = parcels.flatMap((one) => one.scans.filter((scan) => scan.at <= tx.now).map((scan, at) => ({ id: idOf('demo scan', one.buyer.shipmentId, at), shipment_id: one.buyer.shipmentId, key: String(at), ...scan })));
  await tx.run(sql`
    insert into shipments.tracking_event (id, brand_id, shipment_id, key, at, state, description, place) select id, ${brandId}, shipment_id, key, at, state, description, place
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, shipment_id uuid, key text, at timestamptz, state text, description text, place text) on conflict do nothing`);
}
