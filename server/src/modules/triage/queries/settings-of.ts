import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { TriageSettingsView } from '../contract.ts';

const usual: TriageSettingsView = { files: false, from_confidence: 0.7 };

export async function settingsOf(tx: Tx, brandId: string): Promise<TriageSettingsView> {
  const kept = await tx.maybe<TriageSettingsView>(sql`select files, from_confidence::float8 as from_confidence from triage.settings where brand_id = ${brandId}`);
  return kept ? { files: kept.files, from_confidence: Math.round(kept.from_confidence * 100) / 100 } : usual;
}

export async function keepSettings(tx: Tx, brandId: string, settings: TriageSettingsView): Promise<void> {
  await tx.run(sql`
    insert into triage.settings (brand_id, files, from_confidence) values (${brandId}, ${settings.files}, ${settings.from_confidence})
    on conflict (brand_id) do update set files = excluded.files, from_confidence = excluded.from_confidence`);
}

/** The brand's contact reasons that are in use, by key; what was merged, however often, is found under what is left of it. */
export async function reasonsByKey(tx: Tx, brandId: string): Promise<Map<string, { id: string; name: string }>> {
  const rows = await tx.rows<{ key: string; id: string; name: string }>(sql`
    with recursive way as (
      select key, id, retired_version, replaced_by_id, 0 as steps from taxonomy.reason where brand_id = ${brandId}
      union all select w.key, n.id, n.retired_version, n.replaced_by_id, w.steps + 1 from way w join taxonomy.reason n on n.id = w.replaced_by_id where w.retired_version is not null and w.steps < 20)
    select w.key, l.id, concat_ws(' › ', p.name, l.name) as name from way w join taxonomy.reason l on l.id = w.id left join taxonomy.reason p on p.id = l.parent_id where w.retired_version is null`);
  return new Map(rows.map(({ key, id, name }) => [key, { id, name }]));
}
