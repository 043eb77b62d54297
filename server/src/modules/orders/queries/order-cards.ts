import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { parcels, type ParcelOfOrder } from '../ports.ts';

export interface OrderCard {
  id: string;
  customer_id: string | null;
  number: string;
  source: string;
  url: string | null;
  placed_at: string;
  state: string;
  payment_state: string;
  fulfilment_state: string;
  total: { amount_minor: number; currency: string };
  refunded: { amount_minor: number; currency: string };
  email: string | null;
  shipping_address: string | null;
  note: string | null;
  lines: { sku: string | null; title: string; quantity: number; unit_price: { amount_minor: number; currency: string }; image_url: string | null }[];
  shipments: Omit<ParcelOfOrder, 'order_id'>[];
}

export interface OrderRow {
  id: string;
  brand_id: string;
  source: string;
  source_id: string;
  number: string;
  customer_id: string | null;
  email: string | null;
  state: string;
  payment_state: string;
  fulfilment_state: string;
  currency: string;
  total_minor: number;
  refunded_minor: number;
  shipping_address: Record<string, string> | null;
  note: string | null;
  url: string | null;
  placed_at: Date;
  changed_at: Date;
}

interface LineRow {
  order_id: string;
  sku: string | null;
  title: string;
  quantity: number;
  unit_price_minor: number;
  image_url: string | null;
}

/** Orders of these customers and these orders by id, newest first, with lines and parcels, as the desk shows them. */
export async function orderCards(tx: Tx, wanted: { customerIds: readonly string[]; orderIds: readonly string[]; limit: number }): Promise<OrderCard[]> {
  if (wanted.customerIds.length === 0 && wanted.orderIds.length === 0) return [];
  const rows = await tx.rows<OrderRow>(sql`
    select * from orders."order" where id in (
      (select id from orders."order" where customer_id = any (${wanted.customerIds as string[]}) order by placed_at desc limit ${wanted.limit})
      union select id from orders."order" where id = any (${wanted.orderIds as string[]}))
    order by placed_at desc limit ${wanted.limit + wanted.orderIds.length}`);
  return showOrders(tx, rows);
}

export async function showOrders(tx: Tx, rows: readonly OrderRow[]): Promise<OrderCard[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [lines, shipped] = await Promise.all([
    tx.rows<LineRow>(sql`select order_id, sku, title, quantity, unit_price_minor, image_url from orders.line where order_id = any (${ids}) order by position`),
    parcels.get().ofOrders(tx, ids),
  ]);
  return rows.map((row) => card(row, lines.filter((line) => line.order_id === row.id), shipped.filter((parcel) => parcel.order_id === row.id)));
}

function card(row: OrderRow, lines: readonly LineRow[], shipped: readonly ParcelOfOrder[]): OrderCard {
  const money = (amount: number): { amount_minor: number; currency: string } => ({ amount_minor: amount, currency: row.currency });
  return {
    id: row.id, customer_id: row.customer_id, number: row.number, source: row.source, url: row.url, placed_at: row.placed_at.toISOString(), state: row.state,
    payment_state: row.payment_state, fulfilment_state: row.fulfilment_state, total: money(row.total_minor), refunded: money(row.refunded_minor), email: row.email,
    shipping_address: row.shipping_address ? addressLine(row.shipping_address) : null, note: row.note,
    lines: lines.map((line) => ({ sku: line.sku, title: line.title, quantity: line.quantity, unit_price: money(line.unit_price_minor), image_url: line.image_url })),
    shipments: shipped.map(({ order_id: _order, ...parcel }) => parcel),
  };
}

function addressLine(address: Record<string, string>): string {
  return ['name', 'line1', 'line2', 'postal_code', 'city', 'region', 'country'].map((field) => address[field]).filter(Boolean).join(', ');
}

/** What customers spent, refunds taken off, one total per currency. */
export async function valueOfCustomers(tx: Tx, customerIds: readonly string[]): Promise<{ orders: number; totals: { amount_minor: number; currency: string }[] }> {
  const rows = await tx.rows<{ currency: string; orders: number; amount_minor: number }>(sql`
    select currency, count(*) as orders, sum(total_minor - refunded_minor) as amount_minor from orders."order"
    where customer_id = any (${customerIds as string[]}) and state <> 'cancelled' group by currency order by 3 desc`);
  return { orders: rows.reduce((sum, row) => sum + row.orders, 0), totals: rows.map((row) => ({ amount_minor: Number(row.amount_minor), currency: row.currency })) };
}
