import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { codeKey, type Promotion } from '../rules/promotion.ts';

export interface PutPromotion {
  readonly brandId: string;
  readonly source: string;
  readonly sourceId: string;
  readonly terms: Promotion;
  /** when its place changed it: an older copy that arrives later changes nothing */
  readonly changedAt: Date;
}

export const OWN = 'keepdesk';

/** Writes a code as its place knows it now. Sent twice, or out of order, it ends the same. Null: an older copy. */
export async function putPromotion(tx: Tx, { brandId, source, sourceId, terms, changedAt }: PutPromotion): Promise<string | null> {
  const by = tx.actor.kind === 'person' ? tx.actor.id : null;
  const row = await tx.maybe<{ id: string }>(sql`
    insert into catalogue.promotion (id, brand_id, source, source_id, code_key, terms, changed_at, by_id) values (${tx.id()}, ${brandId}, ${source}, ${sourceId}, ${codeKey(terms.code)}, ${JSON.stringify(terms)}::jsonb, ${changedAt}, ${by})
    on conflict (brand_id, source, source_id) do update set code_key = excluded.code_key, terms = excluded.terms, changed_at = excluded.changed_at, by_id = excluded.by_id where catalogue.promotion.changed_at <= excluded.changed_at
    returning id`);
  return row?.id ?? null;
}
