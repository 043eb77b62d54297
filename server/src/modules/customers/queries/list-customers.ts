import { EVERY_BRAND } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import type { CustomerView } from '../contract.ts';
import { normaliseHandle } from '../rules/handle.ts';
import { showCustomers } from './show-customer.ts';

interface Asked {
  q?: string;
  email?: string;
  phone?: string;
  brand_id?: string;
  limit: number;
  cursor?: string;
}

export async function listCustomers(tx: Tx, asked: Asked): Promise<{ data: CustomerView[]; next_cursor: string | null }> {
  if (asked.email !== undefined || asked.phone !== undefined) return { data: await byHandle(tx, asked), next_cursor: null };
  if (asked.q !== undefined && asked.q.trim() !== '') return { data: await showCustomers(tx, await findCustomers(tx, asked.q.trim(), asked.limit)), next_cursor: null };
  const after = readCursor(asked.cursor);
  const rows = await tx.rows<{ id: string; created_at: Date }>(sql`
    select id, created_at from customers.customer
    where merged_into_id is null and (${asked.brand_id ?? null}::uuid is null or brand_id = ${asked.brand_id ?? null})
      and (${after?.at ?? null}::timestamptz is null or (created_at, id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
    order by created_at desc, id desc limit ${asked.limit + 1}`);
  const page = pageOf(rows, asked.limit, (row) => ({ at: row.created_at.toISOString(), id: row.id }));
  return { data: await showCustomers(tx, page.data.map((row) => row.id)), next_cursor: page.next_cursor };
}

/** Ids of customers whose name or handle holds these letters, best first. */
export async function findCustomers(tx: Tx, letters: string, limit: number): Promise<string[]> {
  if (tx.actor.brands === EVERY_BRAND || letters.length < 2) return [];
  const escaped = letters.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`).slice(0, 100);
  const rows = await tx.rows<{ customer_id: string }>(sql`select customer_id from customers.find_ids(${escaped}, ${tx.actor.brands}::uuid[], ${limit})`);
  return rows.map((row) => row.customer_id);
}

async function byHandle(tx: Tx, asked: Asked): Promise<CustomerView[]> {
  const handle = asked.email !== undefined ? normaliseHandle('email', asked.email) : normaliseHandle('phone', asked.phone ?? '');
  if (!handle) return [];
  const rows = await tx.rows<{ customer_id: string }>(sql`select customer_id from customers.handle where kind = ${handle.kind} and value = ${handle.value} limit ${asked.limit}`);
  return showCustomers(tx, rows.map((row) => row.customer_id));
}
