import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { StatusView } from '../contract.ts';

export function listStatuses(tx: Tx, brandId?: string): Promise<StatusView[]> {
  return tx.rows<StatusView>(sql`
    select id, brand_id, name, category, position, is_default from conversations.status
    where retired_at is null and (${brandId ?? null}::uuid is null or brand_id = ${brandId ?? null}) order by brand_id, position, name`);
}
