import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ReadCampaign } from '../rules/campaign-file.ts';

export interface CampaignInput extends ReadCampaign {
  readonly brandId: string;
  readonly source: string;
  /** when its place changed it: an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

export type PutCampaign = { readonly id: string; readonly outcome: 'added' | 'changed' | 'same' | 'outdated' };

export const CAMPAIGN_CHANGED = 'catalogue.campaign_changed';

/** Writes a campaign as its place knows it now. Sent twice, or out of order, it ends the same; one that was taken away by hand stays away. */
export async function putCampaign(tx: Tx, given: CampaignInput): Promise<PutCampaign> {
  const row = await tx.maybe<{ id: string; added: boolean }>(sql`
    insert into catalogue.campaign as c (id, brand_id, source, source_id, name, from_at, to_at, channels, codes, audience, note, changed_at, changed_by)
    values (${tx.id()}, ${given.brandId}, ${given.source}, ${given.sourceId}, ${given.name}, ${given.fromAt}, ${given.toAt}, ${[...given.channels]}, ${[...given.codes]}, ${given.audience}, ${given.note}, ${given.changedAt}, ${tx.actor.kind === 'person' ? tx.actor.id : null})
    on conflict (brand_id, source, source_id) do update set name = excluded.name, from_at = excluded.from_at, to_at = excluded.to_at, channels = excluded.channels, codes = excluded.codes, audience = excluded.audience, note = excluded.note, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      where c.changed_at <= excluded.changed_at and (c.name, c.from_at, c.to_at, c.channels, c.codes, c.audience, c.note) is distinct from (excluded.name, excluded.from_at, excluded.to_at, excluded.channels, excluded.codes, excluded.audience, excluded.note)
    returning id, (xmax = 0) as added`);
  if (row) {
    await tellCampaign(tx, given.brandId, row.id);
    return { id: row.id, outcome: row.added ? 'added' : 'changed' };
  }
  const there = await tx.one<{ id: string; newer: boolean }>(sql`select id, changed_at > ${given.changedAt} as newer from catalogue.campaign where brand_id = ${given.brandId} and source = ${given.source} and source_id = ${given.sourceId}`);
  return { id: there.id, outcome: there.newer ? 'outdated' : 'same' };
}

export function tellCampaign(tx: Tx, brandId: string, id: string): Promise<void> {
  return tx.announce({ name: CAMPAIGN_CHANGED, brandId, subjectId: id, payload: {} });
}
