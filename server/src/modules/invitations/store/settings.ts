import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Terms } from '../rules/terms.ts';

export interface SettingRow {
  readonly id: string;
  readonly brand_id: string;
  readonly state: 'off' | 'on';
  readonly draft: Terms;
  readonly live: Terms | null;
  readonly live_since: Date | null;
}

export const settingOf = (tx: Tx, brandId: string): Promise<SettingRow | undefined> => tx.maybe<SettingRow>(sql`select id, brand_id, state, draft, live, live_since from invitations.setting where brand_id = ${brandId}`);

/** Held until the commit: two visitors at once do not both find room under the cap. */
export const holdSetting = (tx: Tx, brandId: string): Promise<SettingRow | undefined> => tx.maybe<SettingRow>(sql`select id, brand_id, state, draft, live, live_since from invitations.setting where brand_id = ${brandId} for no key update`);
