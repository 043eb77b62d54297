import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import type { AuditEntryView } from '../contract.ts';

export interface AskedEntries {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly brand_id?: string | undefined;
  readonly actor_id?: string | undefined;
  readonly subject_id?: string | undefined;
  /** whole action, or the part before the point: `customers` */
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface Row extends Omit<AuditEntryView, 'at' | 'id'> {
  seq: number;
  at: Date;
}

/** Newest first, only what the row policy shows this actor. */
export async function listEntries(tx: Tx, asked: AskedEntries): Promise<{ data: AuditEntryView[]; next_cursor: string | null }> {
  const before = readCursor(asked.cursor);
  const rows = await tx.rows<Row>(sql`
    select seq, at, brand_id, actor_kind, actor_id, action, subject_kind, subject_id, facts from audit.entry
    where (${before?.id ?? null}::bigint is null or seq < ${before?.id ?? null}::bigint)
      and (${asked.brand_id ?? null}::uuid is null or brand_id = ${asked.brand_id ?? null}::uuid)
      and (${asked.actor_id ?? null}::uuid is null or actor_id = ${asked.actor_id ?? null}::uuid)
      and (${asked.subject_id ?? null}::uuid is null or subject_id = ${asked.subject_id ?? null}::uuid)
      and (${asked.action ?? null}::text is null or action = ${asked.action ?? null} or split_part(action, '.', 1) = ${asked.action ?? null})
      and (${asked.from ?? null}::timestamptz is null or at >= ${asked.from ?? null}::timestamptz)
      and (${asked.to ?? null}::timestamptz is null or at < ${asked.to ?? null}::timestamptz)
    order by seq desc limit ${asked.limit + 1}`);
  const page = pageOf(rows, asked.limit, (row) => ({ at: row.at.toISOString(), id: String(row.seq) }));
  return { data: page.data.map(({ seq, at, ...row }) => ({ id: String(seq), at: at.toISOString(), ...row })), next_cursor: page.next_cursor };
}

/** Who looked at or changed one customer, for the person to read. */
export async function entriesAbout(tx: Tx, subjectId: string): Promise<{ at: string; action: string; actor_kind: string }[]> {
  const rows = await tx.rows<{ at: Date; action: string; actor_kind: string }>(sql`
    select at, action, actor_kind from audit.entry where subject_id = ${subjectId} order by seq`);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
