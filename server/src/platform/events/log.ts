import type { Tx } from '../db/tx.ts';
import { sql } from '../db/sql.ts';
import type { EventRecord } from './listener.ts';

/** A place in the log: commit order, not order of numbers, since a number may become visible late. */
export interface Place {
  readonly xid: string;
  readonly seq: number;
}

interface Row {
  seq: number;
  xid: string;
  id: string;
  name: string;
  version: number;
  brand_id: string;
  actor_kind: string;
  actor_id: string | null;
  subject_id: string;
  payload: Record<string, unknown>;
  at: Date;
  silent: boolean;
}

export interface LogEntry {
  readonly place: Place;
  readonly event: EventRecord;
}

/** Settled events after a place. Rows of transactions that may still be running are left for the next look. */
export async function readLog(tx: Tx, after: Place, limit: number): Promise<LogEntry[]> {
  const rows = await tx.rows<Row>(sql`
    select seq, xid::text, id, name, version, brand_id, actor_kind, actor_id, subject_id, payload, at, silent
    from platform.event
    where (xid, seq) > (${after.xid}::xid8, ${after.seq}) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by event.xid, seq limit ${limit}`);
  return rows.map((row) => ({ place: { xid: row.xid, seq: row.seq }, event: toRecord(row) }));
}

/** Whether there is news that waits for transactions which began before it. */
export async function isAnyUnsettled(tx: Tx): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from platform.event where (xid, seq) > (pg_snapshot_xmin(pg_current_snapshot()), 0) limit 1`)) !== undefined;
}

/** The place before which everything is settled: where a reader that wants only news begins. */
export async function endOfLog(tx: Tx): Promise<Place> {
  const row = await tx.one<{ xid: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`);
  return { xid: row.xid, seq: 0 };
}

function toRecord(row: Row): EventRecord {
  return {
    seq: row.seq, id: row.id, name: row.name, version: row.version, brandId: row.brand_id, actorKind: row.actor_kind,
    actorId: row.actor_id, subjectId: row.subject_id, payload: row.payload, at: row.at, silent: row.silent,
  };
}

/** The story of one subject, oldest first. */
export async function eventsOf(tx: Tx, subjectId: string, limit = 500): Promise<EventRecord[]> {
  const rows = await tx.rows<Row>(sql`
    select seq, xid::text, id, name, version, brand_id, actor_kind, actor_id, subject_id, payload, at, silent
    from platform.event where subject_id = ${subjectId} order by seq limit ${limit}`);
  return rows.map(toRecord);
}

export async function eventBySeq(tx: Tx, seq: number): Promise<EventRecord | undefined> {
  const row = await tx.maybe<Row>(sql`
    select seq, xid::text, id, name, version, brand_id, actor_kind, actor_id, subject_id, payload, at, silent from platform.event where seq = ${seq}`);
  return row && toRecord(row);
}
