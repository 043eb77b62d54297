import { randomBytes } from 'node:crypto';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { brandById } from '../../../identity/index.ts';
import type { LookView } from '../contract.ts';

export interface SettingRow {
  brand_id: string;
  key: string;
  enabled: boolean;
  origins: string[];
  look: Partial<LookView>;
  secret: string | null;
  changed_at: Date;
}

export function settingOf(tx: Tx, brandId: string): Promise<SettingRow | undefined> {
  return tx.maybe<SettingRow>(sql`select * from channels_chat.setting where brand_id = ${brandId}`);
}

/** The row of a brand, made when it is first needed. The key is public; it only has to be unlike others. */
export async function keepSetting(tx: Tx, brandId: string): Promise<SettingRow> {
  await tx.run(sql`
    insert into channels_chat.setting (brand_id, key, enabled, changed_at) values (${brandId}, ${randomBytes(9).toString('base64url')}, false, ${tx.now}) on conflict (brand_id) do nothing`);
  return tx.one<SettingRow>(sql`select * from channels_chat.setting where brand_id = ${brandId} for update`);
}

/** What is said where nobody said anything. */
export async function lookOf(tx: Tx, brandId: string, given: Partial<LookView>): Promise<LookView> {
  const brand = await brandById(tx, brandId);
  return {
    color: /^#[0-9a-f]{6}$/i.test(brand?.color ?? '') ? (brand?.color as string) : '#2f6f6b', position: 'right', theme: 'auto', logo_url: '', title: brand?.name ?? '', greeting: '', away_text: '', hide_when_closed: false,
    form: { name: 'optional', email: 'optional', topics: [] }, away_minutes: 3, ...given,
  };
}
