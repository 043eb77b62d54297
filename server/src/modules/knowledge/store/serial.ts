import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** The next serial of a brand. Whoever holds it is alone until the commit, so that serials become visible in their order. */
export async function nextSerial(tx: Tx, brandId: string): Promise<string> {
  return (await tx.one<{ serial: string }>(sql`
    insert into knowledge.settings (brand_id, serial) values (${brandId}, 1) on conflict (brand_id) do update set serial = knowledge.settings.serial + 1 returning serial::text as serial`)).serial;
}

/** How far a brand's help centre has come. */
export async function serialOf(tx: Tx, brandId: string): Promise<number> {
  return Number((await tx.maybe<{ serial: string }>(sql`select serial::text as serial from knowledge.settings where brand_id = ${brandId}`))?.serial ?? 0);
}

export interface Settings {
  readonly approval: boolean;
  readonly review_days: number;
}

export async function settingsOf(tx: Tx, brandId: string): Promise<Settings> {
  return (await tx.maybe<Settings>(sql`select approval, review_days from knowledge.settings where brand_id = ${brandId}`)) ?? { approval: false, review_days: 180 };
}

export async function keepSettings(tx: Tx, brandId: string, { approval, review_days: days }: Settings): Promise<void> {
  await tx.run(sql`insert into knowledge.settings (brand_id, approval, review_days) values (${brandId}, ${approval}, ${days}) on conflict (brand_id) do update set approval = excluded.approval, review_days = excluded.review_days`);
}
