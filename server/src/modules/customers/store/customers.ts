import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Handle } from '../rules/handle.ts';

export interface CustomerRow {
  id: string;
  brand_id: string;
  name: string;
  locale: string | null;
  time_zone: string | null;
  vip: boolean;
  note: string;
  merged_into_id: string | null;
  created_at: Date;
  updated_at: Date;
  erased_at: Date | null;
}

export interface HandleRow {
  id: string;
  customer_id: string;
  kind: 'email' | 'phone' | 'shop';
  value: string;
  verified_at: Date | null;
}

export function customerById(tx: Tx, id: string): Promise<CustomerRow | undefined> {
  return tx.maybe<CustomerRow>(sql`select * from customers.customer where id = ${id}`);
}

export function ownerOfHandle(tx: Tx, brandId: string, handle: Handle): Promise<{ customer_id: string; name: string } | undefined> {
  return tx.maybe(sql`
    select h.customer_id, c.name from customers.handle h join customers.customer c on c.id = h.customer_id
    where h.brand_id = ${brandId} and h.kind = ${handle.kind} and h.value = ${handle.value}`);
}

/** Both rows in one statement. False when somebody else took the handle first; one who is about to is waited for. */
export async function insertWithHandle(tx: Tx, customer: { id: string; brandId: string; name: string; locale: string | null }, handle: Handle): Promise<boolean> {
  return (await tx.run(sql`
    with taken as (
      insert into customers.handle (id, brand_id, customer_id, kind, value, created_at)
      values (${tx.id()}, ${customer.brandId}, ${customer.id}, ${handle.kind}, ${handle.value}, ${tx.now}) on conflict do nothing returning customer_id)
    insert into customers.customer (id, brand_id, name, locale, created_at, updated_at)
    select customer_id, ${customer.brandId}, ${customer.name}, ${customer.locale}, ${tx.now}, ${tx.now} from taken`)) > 0;
}

/** False when the handle belongs to somebody already. */
export async function insertHandle(tx: Tx, brandId: string, customerId: string, handle: Handle): Promise<boolean> {
  return (await tx.run(sql`
    insert into customers.handle (id, brand_id, customer_id, kind, value, created_at)
    values (${tx.id()}, ${brandId}, ${customerId}, ${handle.kind}, ${handle.value}, ${tx.now}) on conflict do nothing`)) > 0;
}

export function handlesOf(tx: Tx, customerIds: readonly string[]): Promise<HandleRow[]> {
  return tx.rows<HandleRow>(sql`select id, customer_id, kind, value, verified_at from customers.handle where customer_id = any (${customerIds}) order by created_at, id`);
}
