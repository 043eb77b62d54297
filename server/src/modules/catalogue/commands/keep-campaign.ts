import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { CampaignSaid } from '../contract.ts';
import type { ReadCampaign } from '../rules/campaign-file.ts';
import { readSpan, type SpanFault } from '../rules/campaign-span.ts';
import { campaignFor, zoneOf } from '../store/campaigns.ts';
import { putCampaign, tellCampaign } from './put-campaign.ts';

const WHY: Readonly<Record<SpanFault, { field: string; message: string }>> = {
  from_unreadable: { field: 'from', message: 'The beginning is no day and no moment: write it like 2026-11-27 or 2026-11-27T18:30.' }, to_unreadable: { field: 'to', message: 'The end is no day and no moment: write it like 2026-11-30 or 2026-11-30T22:00.' },
  ends_before_it_begins: { field: 'to', message: 'It ends before it begins.' }, too_long: { field: 'to', message: 'That is longer than 400 days: look at the year.' },
};

/** What was typed, by the brand's clock. @throws Refusal that names the field */
export function campaignFrom(said: CampaignSaid, zone: string, sourceId: string): ReadCampaign {
  const span = readSpan(said.from, said.to ?? null, zone);
  if (typeof span === 'string') throw invalid(WHY[span].message, [{ ...WHY[span], problem: span }]);
  const words = (list: readonly string[] | undefined): string[] => [...new Set((list ?? []).map((one) => one.trim()).filter((one) => one !== ''))];
  return { ...span, sourceId, name: said.name.trim(), channels: words(said.channels), codes: words(said.codes), audience: said.audience ?? null, note: said.note ?? '' };
}

/** One that somebody typed. */
export async function addCampaign(tx: Tx, brandId: string, said: CampaignSaid): Promise<string> {
  const campaign = campaignFrom(said, await zoneOf(tx, brandId), tx.id());
  const { id } = await putCampaign(tx, { ...campaign, brandId, source: 'hand', changedAt: tx.now });
  await record(tx, { action: 'catalogue.campaign_added', subjectKind: 'campaign', subjectId: id, brandId, facts: {} });
  return id;
}

/** What was changed by hand stays until its place changes it too. */
export async function changeCampaign(tx: Tx, id: string, said: CampaignSaid): Promise<void> {
  const before = await campaignFor(tx, id);
  const campaign = campaignFrom(said, await zoneOf(tx, before.brand_id), before.source_id);
  await tx.run(sql`
    update catalogue.campaign set name = ${campaign.name}, from_at = ${campaign.fromAt}, to_at = ${campaign.toAt}, channels = ${[...campaign.channels]}, codes = ${[...campaign.codes]}, audience = ${campaign.audience}, note = ${campaign.note}, changed_at = ${tx.now},
      changed_by = ${tx.actor.kind === 'person' ? tx.actor.id : null} where id = ${id}`);
  await tellCampaign(tx, before.brand_id, id);
  await record(tx, { action: 'catalogue.campaign_changed', subjectKind: 'campaign', subjectId: id, brandId: before.brand_id, facts: {} });
}

/** Takes it out of the calendar, or brings it back as it was. */
export async function removeCampaign(tx: Tx, id: string, gone: boolean): Promise<void> {
  const row = await campaignFor(tx, id);
  if ((row.removed_at !== null) === gone) return;
  await tx.run(sql`update catalogue.campaign set removed_at = ${gone ? tx.now : null} where id = ${id}`);
  await tellCampaign(tx, row.brand_id, id);
  await record(tx, { action: gone ? 'catalogue.campaign_removed' : 'catalogue.campaign_brought_back', subjectKind: 'campaign', subjectId: id, brandId: row.brand_id, facts: {} });
}
