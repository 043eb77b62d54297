import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { portalDoor } from '../ports.ts';
import { linkToken } from '../rules/links.ts';
import { choicesOf } from '../rules/settings.ts';
import type { SettingRow } from '../store/settings.ts';
import { addressOf } from './show-settings.ts';

/** The address under which the parcels of an order are shown, for mails and notices: signed, expiring, without personal data. Null where the brand's portal is off or there is no such order. */
export async function trackingLink(tx: Tx, orderId: string): Promise<string | null> {
  const row = await tx.maybe<Pick<SettingRow, 'choices' | 'domain'> & { slug: string; color: string }>(sql`
    select s.choices, s.domain, b.slug, b.color from orders."order" o join portal.setting s on s.brand_id = o.brand_id and s.enabled join identity.brand b on b.id = o.brand_id where o.id = ${orderId}`);
  if (row === undefined) return null;
  const { publicUrl, key } = portalDoor.get();
  const until = new Date(tx.now.getTime() + choicesOf(row.choices, row.color).link_days * 86_400_000);
  return `${addressOf(publicUrl, row.slug, row.domain)}/t/${linkToken({ orderId, until, shows: 'parcels' }, key)}`;
}
