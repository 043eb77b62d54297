import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { CUSTOMERS_MERGED, CUSTOMERS_UNMERGED } from '../events.ts';
import { customerById, type CustomerRow } from '../store/customers.ts';

/** Two records of one person become one: the handles move, everything else follows by asking who stands behind an id. */
export async function mergeCustomers(tx: Tx, sourceId: string, targetId: string): Promise<void> {
  const [source, target] = [await mergeable(tx, sourceId), await mergeable(tx, targetId)];
  if (source.id === target.id) throw invalid('A customer cannot be merged into itself.');
  if (source.brand_id !== target.brand_id) throw invalid('Customers of two brands are two people here; they cannot be merged.');
  const moved = await tx.rows<{ id: string }>(sql`update customers.handle set customer_id = ${target.id} where customer_id = ${source.id} returning id`);
  await tx.run(sql`update customers.customer set merged_into_id = ${target.id}, updated_at = ${tx.now} where id = ${source.id}`);
  await tx.run(sql`update customers.customer set name = case when name = '' then ${source.name} else name end, updated_at = ${tx.now} where id = ${target.id}`);
  await tx.run(sql`
    insert into customers.merge (id, brand_id, source_id, target_id, handle_ids, by_id, at)
    values (${tx.id()}, ${source.brand_id}, ${source.id}, ${target.id}, ${moved.map((row) => row.id)}, ${tx.actor.id}, ${tx.now})`);
  await tx.announce({ name: CUSTOMERS_MERGED, brandId: source.brand_id, subjectId: target.id, payload: { source_id: source.id, target_id: target.id } });
}

/** Gives the handles that moved back to the record they came from, unless they were removed meanwhile. */
export async function unmergeCustomers(tx: Tx, sourceId: string): Promise<void> {
  const merge = await tx.maybe<{ id: string; brand_id: string; target_id: string; handle_ids: string[] }>(sql`
    select id, brand_id, target_id, handle_ids from customers.merge where source_id = ${sourceId} and undone_at is null for update`);
  if (!merge) throw conflict('not_merged', 'This customer is not merged into another one.');
  await tx.run(sql`update customers.handle set customer_id = ${sourceId} where id = any (${merge.handle_ids}) and customer_id = ${merge.target_id}`);
  await tx.run(sql`update customers.customer set merged_into_id = null, updated_at = ${tx.now} where id = ${sourceId}`);
  await tx.run(sql`update customers.merge set undone_at = ${tx.now} where id = ${merge.id}`);
  await tx.announce({ name: CUSTOMERS_UNMERGED, brandId: merge.brand_id, subjectId: merge.target_id, payload: { source_id: sourceId, target_id: merge.target_id } });
}

async function mergeable(tx: Tx, id: string): Promise<CustomerRow> {
  const customer = await customerById(tx, id);
  if (!customer) throw notFound('customer');
  if (customer.merged_into_id) throw conflict('already_merged', 'This customer was merged already; merge the one that is left.');
  return customer;
}
