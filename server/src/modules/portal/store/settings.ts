import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Choices } from '../rules/settings.ts';
import type { Language } from '../rules/words/languages.ts';

/** A brand's own sentences, per language. */
export type Texts = Partial<Record<Language, { readonly welcome?: string }>>;

export interface SettingRow {
  brand_id: string;
  enabled: boolean;
  domain: string | null;
  choices: Partial<Choices>;
  texts: Texts;
  secret: string | null;
  changed_at: Date;
}

export function settingOf(tx: Tx, brandId: string): Promise<SettingRow | undefined> {
  return tx.maybe<SettingRow>(sql`select brand_id, enabled, domain, choices, texts, secret, changed_at from portal.setting where brand_id = ${brandId}`);
}

/** The row of a brand, made when it is first needed, held until the transaction ends. */
export async function holdSetting(tx: Tx, brandId: string): Promise<SettingRow> {
  await tx.run(sql`insert into portal.setting (brand_id, changed_at) values (${brandId}, ${tx.now}) on conflict (brand_id) do nothing`);
  return tx.one<SettingRow>(sql`select brand_id, enabled, domain, choices, texts, secret, changed_at from portal.setting where brand_id = ${brandId} for update`);
}
