import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { VersionChange } from '../contract.ts';
import { REASONS_CHANGED } from '../events.ts';

export interface ReasonRow {
  id: string;
  brand_id: string;
  parent_id: string | null;
  key: string;
  name: string;
  deflection: string;
  complexity: string;
  target_seconds: number;
  position: number;
  retired_version: number | null;
  replaced_by_id: string | null;
  split_from_id: string | null;
}

/** The reason, held until the change is done. */
export async function holdReason(tx: Tx, id: string): Promise<ReasonRow> {
  const [row] = await holdReasons(tx, [id]);
  return row as ReasonRow;
}

/** All of them, held until the change is done, one change of a tree after the other; refused when one is not there. */
export async function holdReasons(tx: Tx, ids: readonly string[]): Promise<ReasonRow[]> {
  await tx.rows(sql`
    select pg_advisory_xact_lock(hashtextextended('taxonomy ' || brand_id::text, 0)) from (select distinct brand_id from taxonomy.reason where id = any (${ids as string[]}::uuid[]) order by 1) trees`);
  const rows = await tx.rows<ReasonRow>(sql`select * from taxonomy.reason where id = any (${ids as string[]}::uuid[]) order by id for update`);
  if (rows.length < ids.length || rows.length === 0) throw notFound('contact reason');
  return rows;
}

/** Begins a version of a brand's tree, and tells whoever reads it. */
export async function nextVersion(tx: Tx, brandId: string, change: VersionChange, reasonId: string, name: string): Promise<number> {
  // One change of a tree after the other: two leads at once number theirs one behind the other.
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('taxonomy ' || ${brandId}::text, 0))`);
  const { number } = await tx.one<{ number: number }>(sql`
    insert into taxonomy.version (brand_id, number, what, change, reason_id, by_id, at)
    select ${brandId}, coalesce(max(number), 0) + 1, ${name}, ${change}, ${reasonId}, ${tx.actor.id}, ${tx.now} from taxonomy.version where brand_id = ${brandId} returning number`);
  await tx.announce({ name: REASONS_CHANGED, brandId, subjectId: brandId, payload: { version: number } });
  return number;
}

/** Writes down what these reasons are from this version on. */
export async function keepPast(tx: Tx, version: number, ids: readonly string[]): Promise<void> {
  await tx.run(sql`
    insert into taxonomy.past (reason_id, version, brand_id, name, parent_id, retired, replaced_by_id)
    select id, ${version}, brand_id, name, parent_id, retired_version is not null, replaced_by_id from taxonomy.reason where id = any (${ids as string[]}::uuid[])
    on conflict (reason_id, version) do update set name = excluded.name, parent_id = excluded.parent_id, retired = excluded.retired, replaced_by_id = excluded.replaced_by_id`);
}
