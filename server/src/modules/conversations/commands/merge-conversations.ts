import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { MERGED, SNOOZED, STATUS_CHANGED, UNMERGED } from '../events.ts';
import { defaultStatus, holdConversations, type ConversationRow } from '../store/conversations.ts';
import { keepOrLetGo } from './keep-caps.ts';
import { wakeEarly } from './wake-early.ts';

/**
 * The source's messages move to the target in the order they were written; tags unite; late replies follow. A customer
 * who waits for an answer in the source waits for it in the target: one that was waiting, solved or snoozed is open again.
 */
export async function mergeConversations(tx: Tx, sourceId: string, targetId: string): Promise<void> {
  if (sourceId === targetId) throw invalid('A conversation cannot be merged into itself.');
  const held = await holdConversations(tx, [sourceId, targetId]);
  const source = alive(held, sourceId);
  const target = alive(held, targetId);
  if (source.brand_id !== target.brand_id) throw invalid('Conversations of two brands cannot be merged.');
  const reopens = waitsForUs(source) && target.category !== 'spam' && !(target.category === 'open' && target.snoozed_until === null);
  const moved = await tx.rows<{ id: string }>(sql`update conversations.message set conversation_id = ${target.id} where conversation_id = ${source.id} returning id`);
  const tags = await tx.rows<{ tag_id: string }>(sql`
    insert into conversations.tagging (brand_id, conversation_id, tag_id) select brand_id, ${target.id}, tag_id from conversations.tagging where conversation_id = ${source.id}
    on conflict do nothing returning tag_id`);
  await tx.run(sql`
    insert into conversations.merge (id, brand_id, source_id, target_id, message_ids, before, by_id, at)
    values (${tx.id()}, ${source.brand_id}, ${source.id}, ${target.id}, ${moved.map((row) => row.id)}, ${{ tags: tags.map((row) => row.tag_id), waiting_since: target.waiting_since, unread: target.unread, ...(reopens ? { reopened: { status_id: target.status_id, category: target.category, resolved_at: target.resolved_at, snoozed_until: target.snoozed_until } } : {}) }}, ${tx.actor.id}, ${tx.now})`);
  await tx.run(sql`update conversations.conversation set merged_into_id = ${target.id}, snoozed_until = null where id = ${source.id}`);
  await tx.run(sql`
    update conversations.conversation set unread = unread or ${source.unread}, has_attachments = has_attachments or ${source.has_attachments},
      waiting_since = case when category = 'open' or ${reopens} then least(waiting_since, ${source.waiting_since}) else waiting_since end
    where id = ${target.id}`);
  if (reopens) await reopen(tx, target);
  await refreshSummary(tx, target.id);
  await tx.unschedule('conversations.wake', source.id);
  await tx.announce({ name: MERGED, brandId: source.brand_id, subjectId: target.id, payload: { source_id: source.id, source_number: source.number, target_id: target.id } });
}

/** Everything that moved goes back, and so does what answers it; what else came later stays with the one that was left. */
export async function unmergeConversation(tx: Tx, sourceId: string): Promise<string> {
  const merge = await tx.maybe<{ id: string; brand_id: string; target_id: string; message_ids: string[]; before: Before; at: Date }>(sql`
    select id, brand_id, target_id, message_ids, before, at from conversations.merge where source_id = ${sourceId} and undone_at is null for update`);
  if (!merge) throw conflict('not_merged', 'This conversation is not merged into another one.');
  const held = await holdConversations(tx, [sourceId, merge.target_id]);
  await tx.run(sql`
    update conversations.message set conversation_id = ${sourceId}
    where conversation_id = ${merge.target_id} and (id = any (${merge.message_ids})
      or in_reply_to in (select header_id from conversations.message where id = any (${merge.message_ids}) and header_id is not null))`);
  await tx.run(sql`delete from conversations.tagging where conversation_id = ${merge.target_id} and tag_id = any (${merge.before.tags})`);
  await tx.run(sql`update conversations.conversation set merged_into_id = null where id = ${sourceId}`);
  const source = held.find((row) => row.id === sourceId);
  if (source) await keepOrLetGo(tx, source, { ...source, merged_into_id: null });
  const since = await unansweredSince(tx, merge.target_id, merge.at);
  await tx.run(sql`
    update conversations.conversation set waiting_since = coalesce(${merge.before.waiting_since}::timestamptz, case when waiting_since is not null then ${since}::timestamptz end), unread = ${merge.before.unread} or (unread and ${since !== null})
    where id = ${merge.target_id}`);
  const target = held.find((row) => row.id === merge.target_id);
  if (target && merge.before.reopened && since === null) await closeAgain(tx, target, merge.before.reopened);
  await tx.run(sql`update conversations.merge set undone_at = ${tx.now} where id = ${merge.id}`);
  await refreshSummary(tx, sourceId);
  await refreshSummary(tx, merge.target_id);
  await tx.announce({ name: UNMERGED, brandId: merge.brand_id, subjectId: merge.target_id, payload: { source_id: sourceId, target_id: merge.target_id } });
  return merge.target_id;
}

/** When the customer first wrote into the one that was left, and not into the other, after they were merged. */
async function unansweredSince(tx: Tx, targetId: string, merged: Date): Promise<Date | null> {
  const { at } = await tx.one<{ at: Date | null }>(sql`select min(at) as at from conversations.message where conversation_id = ${targetId} and kind = 'customer' and at > ${merged}`);
  return at;
}

/** What a merge changed in the one that was left. */
interface Before {
  tags: string[];
  waiting_since: string | null;
  unread: boolean;
  reopened?: Closed;
}

interface Closed {
  status_id: string;
  category: ConversationRow['category'];
  resolved_at: string | null;
  snoozed_until: string | null;
}

const waitsForUs = (row: ConversationRow): boolean => row.category === 'open' && row.waiting_since !== null && row.snoozed_until === null;

async function reopen(tx: Tx, target: ConversationRow): Promise<void> {
  const statusId = target.category === 'open' ? target.status_id : await defaultStatus(tx, target.brand_id, 'open');
  await tx.run(sql`update conversations.conversation set category = 'open', status_id = ${statusId}, resolved_at = null, snoozed_until = null where id = ${target.id}`);
  await tellMoved(tx, target, { status_id: statusId, category: 'open' });
  if (target.snoozed_until !== null) await wakeEarly(tx, target);
  await keepOrLetGo(tx, target, { ...target, category: 'open', snoozed_until: null });
}

/** As it stood before the merge, unless somebody has moved it since. */
async function closeAgain(tx: Tx, target: ConversationRow, before: Closed): Promise<void> {
  if (target.category !== 'open' || target.snoozed_until !== null) return;
  const until = before.snoozed_until !== null && Date.parse(before.snoozed_until) > tx.now.getTime() ? new Date(before.snoozed_until) : null;
  await tx.run(sql`
    update conversations.conversation set category = ${before.category}, status_id = ${before.status_id}, resolved_at = ${before.resolved_at}::timestamptz, snoozed_until = ${until}::timestamptz where id = ${target.id}`);
  await tellMoved(tx, target, before);
  if (until === null) return;
  await tx.schedule({ kind: 'conversations.wake', key: target.id, brandId: target.brand_id, payload: { conversation_id: target.id }, runAt: until });
  await tx.announce({ name: SNOOZED, brandId: target.brand_id, subjectId: target.id, payload: { until } });
}

async function tellMoved(tx: Tx, row: ConversationRow, to: Pick<ConversationRow, 'status_id' | 'category'>): Promise<void> {
  if (row.status_id === to.status_id) return;
  await tx.announce({ name: STATUS_CHANGED, brandId: row.brand_id, subjectId: row.id, payload: { from: row.status_id, to: to.status_id, from_category: row.category, to_category: to.category } });
}

function alive(held: readonly ConversationRow[], id: string): ConversationRow {
  const row = held.find((candidate) => candidate.id === id);
  if (!row) throw invalid('There is no such conversation, or you may not see it.');
  if (row.merged_into_id !== null) throw conflict('already_merged', `#${row.number} was merged already.`);
  return row;
}

/** Count, last message and preview, read anew from the messages that are there. */
export async function refreshSummary(tx: Tx, conversationId: string): Promise<void> {
  await tx.run(sql`
    update conversations.conversation c set
      message_count = (select count(*) from conversations.message where conversation_id = c.id),
      has_attachments = exists (select from conversations.attachment a join conversations.message m on m.id = a.message_id where m.conversation_id = c.id and not a.inline),
      last_message_at = coalesce(last.at, c.last_message_at), preview = coalesce(last.preview, c.preview), preview_from = coalesce(last.preview_from, c.preview_from)
    from (select 1) as always left join lateral (
      select at, left(regexp_replace(text, '\s+', ' ', 'g'), 180) as preview, case when kind = 'reply' then 'agent' else 'customer' end as preview_from
      from conversations.message where conversation_id = ${conversationId} and kind <> 'note' order by at desc, id desc limit 1) last on true
    where c.id = ${conversationId}`);
}
