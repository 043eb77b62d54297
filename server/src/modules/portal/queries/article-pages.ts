import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { portalDoor } from '../ports.ts';
import { addressOf } from './show-settings.ts';

/** How a brand's articles are addressed in its portal; null where that is off. */
export async function articlePages(tx: Tx, brandId: string): Promise<((language: string, slug: string) => string) | null> {
  const row = await tx.maybe<{ domain: string | null; slug: string }>(sql`select s.domain, b.slug from portal.setting s join identity.brand b on b.id = s.brand_id where s.brand_id = ${brandId} and s.enabled`);
  if (row === undefined) return null;
  const base = addressOf(portalDoor.get().publicUrl, row.slug, row.domain);
  return (language, slug) => `${base}/help/${language}/${encodeURIComponent(slug)}`;
}
