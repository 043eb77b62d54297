import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { completed, type SurveySettings } from '../rules/settings.ts';

/** How a brand asks. */
export async function settingsOf(tx: Tx, brandId: string): Promise<SurveySettings> {
  return completed((await tx.maybe<{ settings: Partial<SurveySettings> }>(sql`select settings from surveys.settings where brand_id = ${brandId}`))?.settings ?? null);
}
