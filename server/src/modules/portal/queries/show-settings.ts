import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { brandById, type BrandRow } from '../../identity/index.ts';
import type { PortalSettingsView } from '../contract.ts';
import { choicesOf, startingChoices } from '../rules/settings.ts';
import { GROUNDS, themeFor } from '../rules/theme.ts';
import { settingOf, type SettingRow } from '../store/settings.ts';

/** Where a brand's portal stands: at its own domain, or below ours. */
export const addressOf = (publicUrl: string, slug: string, domain: string | null): string => (domain === null ? `${publicUrl}/p/${slug}` : `https://${domain}`);

export async function showSettings(tx: Tx, brandId: string, publicUrl: string): Promise<PortalSettingsView> {
  const brand = await brandById(tx, brandId);
  if (brand === undefined) throw notFound('brand');
  return viewOf(brand, await settingOf(tx, brandId), publicUrl);
}

function viewOf(brand: BrandRow, row: SettingRow | undefined, publicUrl: string): PortalSettingsView {
  const choices = row === undefined ? startingChoices(brand.color) : choicesOf(row.choices, brand.color);
  const [light, dark] = [themeFor(choices.look.color, GROUNDS.light), themeFor(choices.look.color, GROUNDS.dark)];
  const url = addressOf(publicUrl, brand.slug, row?.domain ?? null);
  return {
    brand_id: brand.id, enabled: row?.enabled ?? false, domain: row?.domain ?? null, url, has_secret: (row?.secret ?? null) !== null, texts: row?.texts ?? {},
    look: { ...choices.look }, languages: [...choices.languages], may: { ...choices.may }, session_minutes: choices.session_minutes, link_days: choices.link_days, embed_origins: [...choices.embed_origins],
    snippet: `<script async src="${publicUrl}/p/embed.js" data-portal="${url}"></script>\n<div data-keepdesk-track></div>`, readable: { light: light.accent, dark: dark.accent, corrected: light.corrected || dark.corrected },
  };
}
