import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind } from '../../customers/index.ts';

export interface HoldRow {
  id: string;
  brand_id: string;
  subject_kind: 'customer' | 'conversation';
  subject_id: string;
  reason: string;
  placed_by: string | null;
  placed_at: Date;
  lifted_by: string | null;
  lifted_at: Date | null;
}

export function listHolds(tx: Tx): Promise<HoldRow[]> {
  return tx.rows<HoldRow>(sql`select * from privacy.hold order by lifted_at is not null, placed_at desc limit 200`);
}

/** Everybody and everything that is held in a brand; people with everyone they were merged with. */
export async function heldIn(tx: Tx, brandId: string): Promise<{ customers: string[]; conversations: string[] }> {
  const rows = await tx.rows<HoldRow>(sql`select * from privacy.hold where brand_id = ${brandId} and lifted_at is null`);
  const customers = await Promise.all(rows.filter((row) => row.subject_kind === 'customer').map((row) => customersBehind(tx, row.subject_id)));
  return { customers: customers.flat(), conversations: rows.filter((row) => row.subject_kind === 'conversation').map((row) => row.subject_id) };
}
