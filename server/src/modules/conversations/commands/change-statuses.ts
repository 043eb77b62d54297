import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import type { Category } from '../rules/reopening.ts';

const startingStatuses: readonly (readonly [string, Category])[] = [['Open', 'open'], ['Waiting on customer', 'waiting'], ['Resolved', 'resolved'], ['Spam', 'spam']];

/** A brand starts with one status for each category. */
export async function plantStatuses(tx: Tx, brandId: string): Promise<void> {
  for (const [position, [name, category]] of startingStatuses.entries()) {
    await tx.run(sql`
      insert into conversations.status (id, brand_id, name, category, position, is_default) values (${tx.id()}, ${brandId}, ${name}, ${category}, ${position}, true)
      on conflict do nothing`);
  }
}

export async function addStatus(tx: Tx, brandId: string, name: string, category: Category): Promise<string> {
  const taken = await tx.maybe(sql`select 1 from conversations.status where brand_id = ${brandId} and lower(name) = lower(${name}) and retired_at is null`);
  if (taken) throw conflict('already_exists', 'There is a status with this name.');
  const id = tx.id();
  await tx.run(sql`
    insert into conversations.status (id, brand_id, name, category, position)
    select ${id}, ${brandId}, ${name}, ${category}, coalesce(max(position), 0) + 1 from conversations.status where brand_id = ${brandId}`);
  return id;
}

export async function changeStatus(tx: Tx, id: string, change: { name?: string; position?: number; is_default?: boolean }): Promise<void> {
  const status = await tx.maybe<{ brand_id: string; category: string }>(sql`select brand_id, category from conversations.status where id = ${id} and retired_at is null for update`);
  if (!status) throw notFound('status');
  if (change.is_default) await tx.run(sql`update conversations.status set is_default = false where brand_id = ${status.brand_id} and category = ${status.category} and is_default`);
  await tx.run(sql`
    update conversations.status set name = coalesce(${change.name ?? null}, name), position = coalesce(${change.position ?? null}, position),
      is_default = is_default or ${change.is_default ?? false} where id = ${id}`);
}

/** Conversations in it move to the default status of the same category. */
export async function retireStatus(tx: Tx, id: string): Promise<void> {
  const status = await tx.maybe<{ brand_id: string; category: string; is_default: boolean }>(sql`select brand_id, category, is_default from conversations.status where id = ${id} and retired_at is null for update`);
  if (!status) throw notFound('status');
  if (status.is_default) throw conflict('is_default', 'Make another status the default of its category first.');
  await tx.run(sql`
    update conversations.conversation set status_id = (select id from conversations.status where brand_id = ${status.brand_id} and category = ${status.category} and is_default and retired_at is null)
    where status_id = ${id}`);
  await tx.run(sql`update conversations.status set retired_at = ${tx.now} where id = ${id}`);
}
