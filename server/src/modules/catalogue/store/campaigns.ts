import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';

export interface CampaignRow {
  id: string;
  brand_id: string;
  source: string;
  source_id: string;
  name: string;
  from_at: Date;
  to_at: Date;
  channels: string[];
  codes: string[];
  audience: number | null;
  note: string;
  changed_at: Date;
  removed_at: Date | null;
}

export async function campaignFor(tx: Tx, id: string): Promise<CampaignRow> {
  const row = await tx.maybe<CampaignRow>(sql`select * from catalogue.campaign where id = ${id} for update`);
  if (!row) throw notFound('campaign');
  return row;
}

/** Whose clock the days of a brand go by. */
export async function zoneOf(tx: Tx, brandId: string): Promise<string> {
  const brand = await tx.maybe<{ time_zone: string }>(sql`select time_zone from identity.brand where id = ${brandId}`);
  if (!brand) throw notFound('brand');
  return brand.time_zone;
}
