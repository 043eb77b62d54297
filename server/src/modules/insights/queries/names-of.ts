import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import type { Dimension } from '../../facts/index.ts';

/** What ids are called: brands, reasons, teams, sites and people; everything else is its own name. */
export async function namesOf(tx: Tx, by: readonly Dimension[], rows: readonly (readonly (string | null)[])[]): Promise<(dimension: Dimension, id: string | null) => string> {
  const known = new Map<string, string>();
  for (const [i, dimension] of by.entries()) {
    const ids = [...new Set(rows.flatMap((row) => row[i] ?? []))];
    for (const [id, name] of await named(tx, dimension, ids)) known.set(`${dimension} ${id}`, name);
  }
  return (dimension, id) => (id === null ? '' : (known.get(`${dimension} ${id}`) ?? id));
}

async function named(tx: Tx, dimension: Dimension, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  if (dimension === 'agent') return peopleNames(tx, ids);
  const rows = await namedRows(tx, dimension, ids);
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function namedRows(tx: Tx, dimension: Dimension, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const wanted = ids as string[];
  switch (dimension) {
    case 'brand': return tx.rows(sql`select id, name from identity.brand where id = any (${wanted}::uuid[])`);
    case 'reason': return tx.rows(sql`select distinct on (r.key) r.key as id, concat_ws(' › ', p.name, r.name) as name from taxonomy.reason r left join taxonomy.reason p on p.id = r.parent_id where r.key = any (${wanted}) order by r.key, r.id`);
    case 'team': return tx.rows(sql`select id, name from identity.team where id = any (${wanted}::uuid[])`);
    case 'site': return tx.rows(sql`select id, name from identity.site where id = any (${wanted}::uuid[])`);
    default: return [];
  }
}
