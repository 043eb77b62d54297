import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ReasonView, VersionView } from '../contract.ts';
import { readUnder } from '../rules/read-under.ts';
import type { ReasonRow } from '../store/reasons.ts';

export async function listReasons(tx: Tx): Promise<ReasonView[]> {
  const rows = await tx.rows<ReasonRow>(sql`select * from taxonomy.reason order by brand_id, position, key limit 5000`);
  return rows.map((row) => ({
    id: row.id, brand_id: row.brand_id, parent_id: row.parent_id, key: row.key, name: row.name, deflection: row.deflection, complexity: row.complexity,
    target_seconds: row.target_seconds, position: row.position, retired: row.retired_version !== null, replaced_by_id: row.replaced_by_id, split_from_id: row.split_from_id,
  }));
}

/** What changed in the trees of the brands one sees, newest first. */
export async function listVersions(tx: Tx): Promise<VersionView[]> {
  const rows = await tx.rows<Omit<VersionView, 'at'> & { at: Date }>(sql`
    select v.brand_id, v.number, coalesce(v.change, case when v.number = 1 then 'started' else split_part(v.what, ' ', 1) end) as change, case when v.change is null then substr(v.what, strpos(v.what, ' ') + 1) else v.what end as name,
      r.name as reason_name, coalesce(p.name, '') as by_name, v.at
    from taxonomy.version v left join taxonomy.reason r on r.id = v.reason_id left join identity.person p on p.id = v.by_id order by v.at desc, v.number desc limit 200`);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** A tree of some day: which key each reason is read under, and what those keys were called. */
export interface TreeOf {
  readonly keys: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

/** Of all brands one sees, or of some: keys of starting trees are the same in every brand, what they are called is not. */
export async function treeAt(tx: Tx, at: Date, brandIds: readonly string[] | null = null): Promise<TreeOf> {
  const [reasons, past] = await Promise.all([
    tx.rows<{ id: string; key: string; name: string; parent_id: string | null; since: Date | null; split_from_id: string | null }>(sql`
      select r.id, r.key, r.name, r.parent_id, s.at as since, r.split_from_id from taxonomy.reason r left join taxonomy.version s on s.brand_id = r.brand_id and s.number = r.since_version and r.since_version > 1
      where ${brandIds}::uuid[] is null or r.brand_id = any (${brandIds}::uuid[]) order by r.brand_id, r.key`),
    tx.rows<{ reason_id: string; name: string; parent_id: string | null; retired: boolean; replaced_by_id: string | null }>(sql`
      select distinct on (p.reason_id) p.reason_id, p.name, p.parent_id, p.retired, p.replaced_by_id from taxonomy.past p left join taxonomy.version v on v.brand_id = p.brand_id and v.number = p.version and p.version > 1
      where v.at is null or v.at <= ${at} order by p.reason_id, p.version desc`),
  ]);
  const then = new Map(past.map((row) => [row.reason_id, row]));
  // As it was on that day, whatever became of it since.
  const under = readUnder(reasons.map((row) => {
    const was = then.get(row.id);
    return { id: row.id, since: row.since?.getTime() ?? 0, retired: was?.retired === true ? at.getTime() : null, replacedById: was?.replaced_by_id ?? null, splitFromId: row.split_from_id, parentId: was?.parent_id ?? row.parent_id };
  }), at.getTime());
  const keyOf = new Map(reasons.map((row) => [row.id, row.key]));
  const called = (id: string | null): string => (id === null ? '' : (then.get(id)?.name ?? reasons.find((row) => row.id === id)?.name ?? ''));
  const names = new Map(reasons.map((row) => [row.key, [called((then.get(row.id) ?? row).parent_id), called(row.id)].filter(Boolean).join(' › ')]));
  return { keys: new Map([...under].map(([id, read]) => [id, keyOf.get(read) ?? ''])), names };
}
