import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { MacroFiguresView, MacroVersionView, MacroView } from '../contract.ts';

const DAY_MS = 86_400_000;

/** The macros one may use, most used first. */
export async function listMacros(tx: Tx): Promise<MacroView[]> {
  const rows = await tx.rows<Omit<MacroView, 'changed_at'> & { changed_at: Date }>(sql`
    select id, brand_id, name, folder, scope, text, actions, attachment_ids, version, uses, changed_at from macros.macro
    where removed_at is null and (scope = 'everyone' or owner_id = ${tx.actor.id}) order by uses desc, lower(name) limit 1000`);
  return rows.map((row) => ({ ...row, changed_at: row.changed_at.toISOString() }));
}

/** How the macros of a brand did in the last days. */
export function figuresOf(tx: Tx, brandId: string, days: number): Promise<MacroFiguresView[]> {
  return tx.rows<MacroFiguresView>(sql`
    select macro_id, count(*)::integer as uses, count(distinct agent_id)::integer as people, (count(*) filter (where edited))::integer as edited, (count(*) filter (where reopened_at is not null))::integer as reopened,
      count(rating)::integer as rated, avg(rating)::float8 as rating
    from macros.use where brand_id = ${brandId} and at > ${new Date(tx.now.getTime() - days * DAY_MS)} group by macro_id`);
}

interface VersionRow {
  number: number;
  name: string;
  text: string;
  actions: MacroVersionView['actions'];
  why: string;
  restored_from: number | null;
  /** of a version that was replaced: by whom and when */
  replaced_by: string | null;
  replaced_at: Date | null;
  owner_id: string | null;
}

/** What a macro said, newest first. Who replaced a version made the one after it. */
export async function versionsOf(tx: Tx, id: string): Promise<MacroVersionView[]> {
  const rows = await tx.rows<VersionRow>(sql`
    select m.version as number, m.name, m.text, m.actions, m.why, m.restored_from, null::uuid as replaced_by, null::timestamptz as replaced_at, m.owner_id from macros.macro m where m.id = ${id} and (m.scope = 'everyone' or m.owner_id = ${tx.actor.id})
    union all
    select v.number, v.name, v.text, v.actions, v.why, v.restored_from, v.by_id, v.at, m.owner_id from macros.version v join macros.macro m on m.id = v.macro_id where v.macro_id = ${id} and (m.scope = 'everyone' or m.owner_id = ${tx.actor.id})
    order by number desc`);
  if (rows.length === 0) throw notFound('macro');
  const names = await peopleNames(tx, rows.flatMap((row) => [row.replaced_by, row.owner_id]).filter((one) => one !== null));
  return rows.map((row, i) => {
    const before = rows[i + 1];
    const by = before === undefined ? row.owner_id : before.replaced_by;
    return { number: row.number, name: row.name, text: row.text, actions: row.actions, why: row.why, restored_from: row.restored_from, by: by === null ? null : { id: by, name: names.get(by) ?? '' }, at: before?.replaced_at?.toISOString() ?? null };
  });
}
