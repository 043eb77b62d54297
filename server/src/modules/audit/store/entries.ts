import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { SealedEntry } from '../rules/chain.ts';

export interface NewEntry {
  readonly brandId: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly actorKind: string;
  readonly actorId: string | null;
}

/** A place in commit order. */
export interface Place {
  readonly xid: string;
  readonly seq: number;
}

export const START: Place = { xid: '0', seq: 0 };

export async function addEntry(tx: Tx, entry: NewEntry): Promise<void> {
  await tx.run(sql`
    insert into audit.entry (at, brand_id, actor_kind, actor_id, action, subject_kind, subject_id, facts)
    values (${tx.now}, ${entry.brandId}, ${entry.actorKind}, ${entry.actorId}, ${entry.action}, ${entry.subjectKind}, ${entry.subjectId}, ${entry.facts})`);
}

/** Entries after a place whose order can no longer change, because every older transaction has ended. */
export function finalEntriesAfter(tx: Tx, place: Place, limit: number): Promise<SealedEntry[]> {
  return tx.rows<SealedEntry>(sql`
    select xid::text, seq, at, brand_id, actor_kind, actor_id, action, subject_kind, subject_id, facts from audit.entry
    where (xid, seq) > (${place.xid}::xid8, ${place.seq}::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, seq limit ${limit}`);
}

/** Entries after one place up to and including another. */
export function entriesBetween(tx: Tx, after: Place, until: Place): Promise<SealedEntry[]> {
  return tx.rows<SealedEntry>(sql`
    select xid::text, seq, at, brand_id, actor_kind, actor_id, action, subject_kind, subject_id, facts from audit.entry
    where (xid, seq) > (${after.xid}::xid8, ${after.seq}::bigint) and (xid, seq) <= (${until.xid}::xid8, ${until.seq}::bigint)
    order by xid, seq`);
}
