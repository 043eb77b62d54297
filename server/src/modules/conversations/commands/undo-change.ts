import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { CHANGED } from '../events.ts';
import { holdConversation, holdConversations, type ConversationRow } from '../store/conversations.ts';
import { holdPeople, keepOrLetGo, refuseOverfull, type Hand } from './keep-caps.ts';

/** What a change replaced in one conversation. */
export interface Before {
  readonly id: string;
  readonly brandId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly tagsAdded: readonly string[];
  readonly tagsRemoved: readonly string[];
}

export async function keepBefore(tx: Tx, before: readonly Before[]): Promise<string> {
  const token = tx.id();
  for (const brandId of new Set(before.map((entry) => entry.brandId))) {
    const entries = before.filter((entry) => entry.brandId === brandId);
    await tx.run(sql`insert into conversations.undo (token, brand_id, actor_id, before, at) values (${token}, ${brandId}, ${tx.actor.id}, ${JSON.stringify(entries)}::jsonb, ${tx.now})`);
  }
  return token;
}

/** Takes a change back, once, for whoever made it, while it is younger than an hour. */
export async function undoChange(tx: Tx, token: string): Promise<string[]> {
  const kept = await tx.rows<{ before: Before[]; used_at: Date | null }>(sql`
    select before, used_at from conversations.undo where token = ${token} and actor_id = ${tx.actor.id} and at > ${new Date(tx.now.getTime() - 3_600_000)} for update`);
  if (kept.length === 0) throw notFound('change to take back');
  if (kept.some((row) => row.used_at !== null)) throw conflict('undone_already', 'This was taken back already.');
  const entries = kept.flatMap((row) => row.before);
  // All conversations, then all people: whoever gives work to people holds them in this order.
  const rows = await holdConversations(tx, entries.map((entry) => entry.id));
  await holdPeople(tx, [...rows.map((row) => row.assignee_id), ...entries.map(ownerIn)]);
  for (const entry of entries) await putBack(tx, entry, refuseOverfull);
  await tx.run(sql`update conversations.undo set used_at = ${tx.now} where token = ${token}`);
  return entries.map((entry) => entry.id);
}

/** Whose it was before. */
export const ownerIn = (entry: Before): string | null => (typeof entry.fields.assignee_id === 'string' ? entry.fields.assignee_id : null);

/** One conversation as it was; fields that are not named stay. What comes back to somebody without room is nobody's, unless `fits` says otherwise. */
export async function putBack(tx: Tx, entry: Before, fits: (tx: Tx, before: Hand, after: Hand) => Promise<unknown> = keepOrLetGo): Promise<void> {
  const present = await tx.maybe<ConversationRow>(sql`select * from conversations.conversation where id = ${entry.id} for update`);
  if (!present) return;
  await tx.run(sql`
    update conversations.conversation c set
      status_id = coalesce(b.status_id, c.status_id), category = coalesce(b.category, c.category),
      priority = coalesce(b.priority, c.priority), subject = coalesce(b.subject, c.subject), unread = coalesce(b.unread, c.unread),
      assignee_id = case when ${'assignee_id' in entry.fields} then b.assignee_id else c.assignee_id end,
      team_id = case when ${'team_id' in entry.fields} then b.team_id else c.team_id end,
      other_reason_ids = coalesce(b.other_reason_ids, c.other_reason_ids),
      reason_id = case when ${'reason_id' in entry.fields} then b.reason_id else c.reason_id end,
      snoozed_until = case when ${'snoozed_until' in entry.fields} then b.snoozed_until else c.snoozed_until end,
      resolved_at = case when ${'resolved_at' in entry.fields} then b.resolved_at else c.resolved_at end,
      waiting_since = case when ${'waiting_since' in entry.fields} then b.waiting_since else c.waiting_since end
    from jsonb_populate_record(null::conversations.conversation, ${entry.fields}) b
    where c.id = ${entry.id}`);
  const row = await holdConversation(tx, entry.id);
  await fits(tx, present, row);
  await tx.run(sql`delete from conversations.tagging where conversation_id = ${entry.id} and tag_id = any (${entry.tagsAdded as string[]})`);
  await tx.run(sql`
    insert into conversations.tagging (brand_id, conversation_id, tag_id)
    select ${entry.brandId}, ${entry.id}, tag from unnest(${entry.tagsRemoved as string[]}::uuid[]) tag on conflict do nothing`);
  if (row.snoozed_until === null) await tx.unschedule('conversations.wake', entry.id);
  else await tx.schedule({ kind: 'conversations.wake', key: entry.id, brandId: entry.brandId, payload: { conversation_id: entry.id }, runAt: row.snoozed_until });
  await tx.announce({ name: CHANGED, brandId: entry.brandId, subjectId: entry.id, payload: { fields: Object.keys(entry.fields), undone: true, to_category: row.category } });
}
