import type { Tx } from '../../../../platform/db/tx.ts';
import { notFound } from '../../../../platform/refusal/refusal.ts';
import { calendarOf } from '../../../calendars/index.ts';
import { brandById } from '../../../identity/index.ts';
import type { ChatSettingsView } from '../contract.ts';
import { openingAt, type Opening } from '../rules/opening.ts';
import { usualOrigins } from '../rules/origins.ts';
import { keepSetting, lookOf } from '../store/settings.ts';

/** A brand's chat as the settings show it; its key is made when it is first looked for. */
export async function showSettings(tx: Tx, brandId: string, publicUrl: string): Promise<ChatSettingsView> {
  const brand = await brandById(tx, brandId);
  if (!brand) throw notFound('brand');
  const row = await keepSetting(tx, brandId);
  return {
    enabled: row.enabled, key: row.key, origins: row.origins, usual_origins: usualOrigins(brand.domain, publicUrl), look: await lookOf(tx, brandId, row.look), has_secret: row.secret !== null,
    snippet: `<script async src="${publicUrl}/chat/widget.js" data-key="${row.key}"></script>`, changed_at: row.changed_at.toISOString(),
  };
}

/** Whether somebody is there now, by the brand's business hours. */
export async function openingOf(tx: Tx, brandId: string): Promise<Opening & { readonly timeZone: string }> {
  const calendar = await calendarOf(tx, brandId);
  return { ...openingAt(calendar, tx.now), timeZone: calendar.time_zone };
}
