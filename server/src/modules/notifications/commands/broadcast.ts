import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { BROADCAST } from '../events.ts';

export interface NewBroadcast {
  readonly text: string;
  /** every brand the sender may send to when empty */
  readonly brandIds: readonly string[];
  readonly hours: number;
}

/** Says something to everybody who works in these brands. It stands on their screens until they have read it. */
export async function sendBroadcast(tx: Tx, note: NewBroadcast): Promise<string> {
  const text = note.text.trim();
  if (text === '') throw invalid('Write what the floor should know.');
  const noteId = tx.id();
  const until = new Date(tx.now.getTime() + note.hours * 3_600_000);
  for (const brandId of note.brandIds) {
    await tx.run(sql`insert into notifications.broadcast (id, note_id, brand_id, text, by_id, sent_at, until) values (${tx.id()}, ${noteId}, ${brandId}, ${text}, ${tx.actor.id}, ${tx.now}, ${until})`);
    await tx.announce({ name: BROADCAST, brandId, subjectId: noteId, payload: {} });
    await record(tx, { action: 'notifications.broadcast_sent', subjectKind: 'broadcast', subjectId: noteId, brandId });
  }
  return noteId;
}

/** Takes a note back: it leaves every screen. */
export async function endBroadcast(tx: Tx, noteId: string): Promise<void> {
  const rows = await tx.rows<{ brand_id: string }>(sql`update notifications.broadcast set until = ${tx.now} where note_id = ${noteId} and until > ${tx.now} returning brand_id`);
  if (rows.length === 0) throw notFound('note');
  for (const { brand_id } of rows) await tx.announce({ name: BROADCAST, brandId: brand_id, subjectId: noteId, payload: {} });
}

/** Somebody read it. */
export async function markSeen(tx: Tx, noteId: string, personId: string): Promise<void> {
  const there = await tx.rows<{ brand_id: string }>(sql`select brand_id from notifications.broadcast where note_id = ${noteId}`);
  if (there.length === 0) throw notFound('note');
  await tx.run(sql`insert into notifications.broadcast_seen (note_id, person_id, at) values (${noteId}, ${personId}, ${tx.now}) on conflict do nothing`);
}
