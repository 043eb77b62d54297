import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { WorkforceSettingsView } from '../contract.ts';
import { FORECAST_JOB } from '../jobs/forecast.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';

/** Keeps how a brand plans. Another length of interval is forecast anew at once. @throws Refusal where planned and unplanned shrinkage leave nobody */
export async function keepSettings(tx: Tx, brandId: string, said: WorkforceSettingsView): Promise<void> {
  await brandPlanned(tx, brandId);
  for (const [channel, terms] of Object.entries(said.terms)) {
    if (terms.planned_shrinkage + terms.unplanned_shrinkage >= 0.95) throw invalid('With so much shrinkage nobody is left to answer.', [{ field: `terms.${channel}.unplanned_shrinkage`, message: 'planned and unplanned together must be below 95 %' }]);
  }
  const before = await settingsOf(tx, brandId);
  const by = tx.actor.kind === 'person' ? tx.actor.id : null;
  await tx.run(sql`
    insert into workforce.setting (brand_id, step_seconds, currency, terms, changed_at, changed_by) values (${brandId}, ${said.step_seconds}, ${said.currency}, ${said.terms}, ${tx.now}, ${by})
    on conflict (brand_id) do update set step_seconds = excluded.step_seconds, currency = excluded.currency, terms = excluded.terms, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  if (before.step_seconds !== said.step_seconds) await askForForecast(tx, brandId);
  await record(tx, { action: 'workforce.settings_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { step_seconds: said.step_seconds } });
}

/** Has the brand's forecast made now instead of tonight. */
export async function askForForecast(tx: Tx, brandId: string): Promise<void> {
  await brandPlanned(tx, brandId);
  await tx.schedule({ kind: FORECAST_JOB, key: brandId, brandId, payload: { brand_id: brandId } });
}
