import { compose, part, type SqlPart } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { WHOLE, type OrderDimension } from '../../rules/orders/order-keys.ts';

/** Orders placed on these days (YYYY-MM-DD on the brand's clock; `to` is not in it), and contacts of these reasons only where some are named. */
export interface OrdersAsked {
  readonly brandId: string;
  readonly from: string;
  readonly to: string;
  readonly reasonIds: readonly string[] | null;
}

/** What was counted under one key. */
export interface OrderCount {
  readonly key: string;
  readonly name: string;
  readonly orders: number;
  /** orders somebody wrote about, for whatever reason */
  readonly writers: number;
  readonly contacts: number;
}

export interface OrderCounts {
  /** the brand as a whole, with the sum of squares of its contacts per order, for whatever reason, and those contacts */
  readonly whole: OrderCount & { readonly squares: number; readonly everyContact: number };
  readonly rows: readonly OrderCount[];
}

interface Row extends OrderCount {
  readonly dimension: string;
  readonly squares: number;
  readonly every_contact: number;
}

/** Orders and contacts by one dimension, and of the brand as a whole, in one round. */
export async function countsBy(tx: Tx, asked: OrdersAsked, dimension: OrderDimension): Promise<OrderCounts> {
  const rows = await tx.rows<Row>(compose`
    with counted as (
      select d.dimension, d.key, max(d.name) as name, sum(d.orders)::integer as orders, sum(d.writers)::integer as writers, sum(d.contacts)::integer as contacts, sum(d.squares)::float8 as squares
      from facts.order_day d where ${inPeriod(asked)} and d.dimension = any (${[WHOLE, dimension]}::text[]) group by 1, 2)
    select c.dimension, c.key, c.name, c.orders, c.writers, c.squares, c.contacts as every_contact, ${asked.reasonIds === null ? part`c.contacts` : part`coalesce(r.contacts, 0)`} as contacts
    from counted c ${asked.reasonIds === null ? part`` : part`left join (
      select d.dimension, d.key, sum(d.contacts)::integer as contacts from facts.order_day_reason d
      where ${inPeriod(asked)} and d.dimension = any (${[WHOLE, dimension]}::text[]) and d.reason_id = any (${asked.reasonIds as string[]}::uuid[]) group by 1, 2) r using (dimension, key)`}`);
  return { whole: wholeOf(rows), rows: rows.filter((row) => row.dimension === dimension).map(({ key, name, orders, writers, contacts }) => ({ key, name, orders, writers, contacts })) };
}

export interface ReasonCount {
  /** null: filed under none */
  readonly reasonId: string | null;
  readonly name: string;
  readonly contacts: number;
  /** of the brand as a whole */
  readonly wholeContacts: number;
}

export interface ReasonCounts {
  readonly whole: OrderCounts['whole'];
  /** the orders reasons are counted within: those of a key, or all */
  readonly within: OrderCount;
  readonly rows: readonly ReasonCount[];
}

/** Contacts by contact reason, within the orders of one key or of the brand, beside the brand's own, in one round. */
export async function countsByReason(tx: Tx, asked: OrdersAsked, within: { readonly dimension: OrderDimension; readonly key: string } | null): Promise<ReasonCounts> {
  const [dimension, key] = within === null ? [WHOLE, ''] : [within.dimension, within.key];
  const chosen = part`(d.dimension = ${dimension} and d.key = ${key})`;
  const [rows, reasons] = await Promise.all([
    tx.rows<Row>(compose`
      select d.dimension, d.key, max(d.name) as name, sum(d.orders)::integer as orders, sum(d.writers)::integer as writers, sum(d.contacts)::integer as contacts, sum(d.contacts)::integer as every_contact, sum(d.squares)::float8 as squares
      from facts.order_day d where ${inPeriod(asked)} and d.dimension = any (${[WHOLE, dimension]}::text[]) and (d.dimension = ${WHOLE} or ${chosen}) group by 1, 2`),
    tx.rows<ReasonCount>(compose`
      select d.reason_id as "reasonId", coalesce(concat_ws(' › ', p.name, r.name), '') as name, coalesce(sum(d.contacts) filter (where ${chosen}), 0)::integer as contacts, coalesce(sum(d.contacts) filter (where d.dimension = ${WHOLE}), 0)::integer as "wholeContacts"
      from facts.order_day_reason d left join taxonomy.reason r on r.id = d.reason_id left join taxonomy.reason p on p.id = r.parent_id
      where ${inPeriod(asked)} and d.dimension = any (${[WHOLE, dimension]}::text[]) and (d.dimension = ${WHOLE} or ${chosen})
        and (${asked.reasonIds}::uuid[] is null or d.reason_id = any (${asked.reasonIds}::uuid[])) group by 1, 2`),
  ]);
  const whole = wholeOf(rows);
  return { whole, within: rows.find((row) => row.dimension === dimension) ?? { key, name: '', orders: 0, writers: 0, contacts: 0 }, rows: reasons };
}

function inPeriod(asked: OrdersAsked): SqlPart {
  return part`d.brand_id = ${asked.brandId} and d.day >= ${asked.from}::date and d.day < ${asked.to}::date`;
}

function wholeOf(rows: readonly Row[]): OrderCounts['whole'] {
  const row = rows.find((one) => one.dimension === WHOLE);
  return row === undefined ? { key: '', name: '', orders: 0, writers: 0, contacts: 0, squares: 0, everyContact: 0 } : { key: '', name: '', orders: row.orders, writers: row.writers, contacts: row.contacts, squares: row.squares, everyContact: row.every_contact };
}
