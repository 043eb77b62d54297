import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { CampaignView } from '../contract.ts';
import { writeSpan } from '../rules/campaign-span.ts';
import type { CampaignRow } from '../store/campaigns.ts';

/** What a forecast reads of a campaign. */
export interface KnownCampaign {
  readonly id: string;
  readonly name: string;
  readonly fromAt: Date;
  /** the first moment after it */
  readonly toAt: Date;
  readonly channels: readonly string[];
  readonly codes: readonly string[];
  /** how many people it is expected to reach; null where nobody said */
  readonly audience: number | null;
}

/** Campaigns of a brand that run at any moment from `from` to before `to`, the first to begin first. */
export async function campaignsBetween(tx: Tx, brandId: string, from: Date, to: Date): Promise<KnownCampaign[]> {
  const rows = await tx.rows<CampaignRow>(sql`select * from catalogue.campaign where brand_id = ${brandId} and removed_at is null and from_at < ${to} and to_at > ${from} order by from_at, id`);
  return rows.map((row) => ({ id: row.id, name: row.name, fromAt: row.from_at, toAt: row.to_at, channels: row.channels, codes: row.codes, audience: row.audience }));
}

/** Those of the brands one may see, as the calendar shows them. */
export async function listCampaigns(tx: Tx, wanted: { brandId: string | null; from: Date; to: Date; limit: number }): Promise<CampaignView[]> {
  const rows = await tx.rows<CampaignRow & { time_zone: string }>(sql`
    select c.*, b.time_zone from catalogue.campaign c join identity.brand b on b.id = c.brand_id
    where c.removed_at is null and (${wanted.brandId}::uuid is null or c.brand_id = ${wanted.brandId}) and c.from_at < ${wanted.to} and c.to_at > ${wanted.from} order by c.from_at, c.id limit ${wanted.limit}`);
  return rows.map((row) => showCampaign(row, row.time_zone, tx.now));
}

export function showCampaign(row: CampaignRow, zone: string, now: Date): CampaignView {
  const { from, to, wholeDays } = writeSpan({ fromAt: row.from_at, toAt: row.to_at }, zone);
  return {
    id: row.id, brand_id: row.brand_id, name: row.name, from, to, whole_days: wholeDays, from_at: row.from_at.toISOString(), to_at: row.to_at.toISOString(), channels: row.channels, codes: row.codes, audience: row.audience, note: row.note, source: row.source,
    state: row.to_at <= now ? 'over' : row.from_at <= now ? 'running' : 'coming',
  };
}
