import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { colleagues, peopleNames } from '../../identity/index.ts';
import type { BroadcastView } from '../contract.ts';

interface Row {
  note_id: string;
  text: string;
  by_id: string | null;
  sent_at: Date;
  until: Date;
  brand_ids: string[];
  seen: number;
}

/** What stands for somebody to read, the newest first. */
export async function broadcastsFor(tx: Tx, personId: string): Promise<BroadcastView[]> {
  return show(tx, await tx.rows<Row>(sql`
    select note_id, min(text) as text, (array_agg(by_id))[1] as by_id, min(sent_at) as sent_at, max(until) as until, array_agg(brand_id) as brand_ids, 0 as seen
    from notifications.broadcast b where until > ${tx.now} and by_id is distinct from ${personId} and not exists (select from notifications.broadcast_seen s where s.note_id = b.note_id and s.person_id = ${personId})
    group by note_id order by min(sent_at) desc limit 20`));
}

/** What was said lately, with how many have read it. */
export async function recentBroadcasts(tx: Tx): Promise<BroadcastView[]> {
  return show(tx, await tx.rows<Row>(sql`
    select b.note_id, min(b.text) as text, (array_agg(b.by_id))[1] as by_id, min(b.sent_at) as sent_at, max(b.until) as until, array_agg(distinct b.brand_id) as brand_ids,
      (select count(*)::int from notifications.broadcast_seen s where s.note_id = b.note_id) as seen
    from notifications.broadcast b group by b.note_id order by min(b.sent_at) desc limit 20`));
}

async function show(tx: Tx, rows: readonly Row[]): Promise<BroadcastView[]> {
  const names = await peopleNames(tx, rows.flatMap((row) => (row.by_id === null ? [] : [row.by_id])));
  const there = new Map<string, Set<string>>();
  for (const brandId of new Set(rows.flatMap((row) => row.brand_ids))) there.set(brandId, new Set((await colleagues(tx, brandId)).map((person) => person.id)));
  return rows.map((row) => {
    const people = new Set(row.brand_ids.flatMap((brandId) => [...(there.get(brandId) ?? [])]));
    if (row.by_id !== null) people.delete(row.by_id);
    return { id: row.note_id, text: row.text, by: row.by_id === null ? null : { id: row.by_id, name: names.get(row.by_id) ?? '' }, brand_ids: row.brand_ids, sent_at: row.sent_at.toISOString(), until: row.until.toISOString(), ended: row.until <= tx.now, seen: row.seen, people: people.size };
  });
}
