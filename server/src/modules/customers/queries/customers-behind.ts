import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** The customer an id leads to now, following merges. */
export async function presentCustomer(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`
    with recursive way as (
      select id, merged_into_id, 1 as step from customers.customer where id = ${id}
      union all
      select c.id, c.merged_into_id, step + 1 from way join customers.customer c on c.id = way.merged_into_id where step < 20)
    select id from way order by step desc limit 1`);
  return row?.id;
}

/** Every record that is this person now: the one that is left, and all that were merged into it, whichever of them is asked about. */
export async function customersBehind(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    with recursive behind as (
      select id, 1 as depth from customers.customer where id = ${(await presentCustomer(tx, id)) ?? id}
      union all
      select c.id, depth + 1 from behind join customers.customer c on c.merged_into_id = behind.id where depth < 20)
    select id from behind`);
  return rows.map((row) => row.id);
}
