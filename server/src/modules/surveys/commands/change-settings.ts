import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { SurveySettingsView } from '../contract.ts';
import { NPS_JOB } from '../jobs/ask-nps.ts';

/** Sets how a brand asks. Its recommendation question begins tomorrow, or stops at once. */
export async function changeSettings(tx: Tx, brandId: string, settings: SurveySettingsView): Promise<void> {
  const brand = await tx.maybe(sql`select id from identity.brand where id = ${brandId}`);
  if (!brand) throw notFound('brand');
  await tx.run(sql`
    insert into surveys.settings (brand_id, settings, changed_at) values (${brandId}, ${settings}, ${tx.now})
    on conflict (brand_id) do update set settings = excluded.settings, changed_at = excluded.changed_at`);
  if (settings.nps.on) await tx.schedule({ kind: NPS_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + 60_000) });
  else await tx.unschedule(NPS_JOB, brandId);
  await record(tx, { action: 'surveys.settings_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { csat: settings.csat.on, ces: settings.ces.on, nps: settings.nps.on } });
}
