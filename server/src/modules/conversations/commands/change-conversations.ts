import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { worksFor } from '../../identity/index.ts';
import { tagNamed } from '../../taxonomy/index.ts';
import type { ConversationChangeInput } from '../contract.ts';
import { ASSIGNED, CHANGED, MARKED_SPAM, RESCUED, SNOOZED, STATUS_CHANGED, TAGGED, WOKEN } from '../events.ts';
import { priorityLevel } from '../rules/priority.ts';
import type { Category } from '../rules/reopening.ts';
import { refusePrograms } from './refuse-programs.ts';
import { holdTakers, keepOrLetGo, refuseOverfull, refuseWithoutNote } from './keep-caps.ts';
import { refuseWithoutReason } from './refuse-without-reason.ts';
import { defaultStatus, holdConversations, type ConversationRow } from '../store/conversations.ts';
import { keepBefore, type Before } from './undo-change.ts';
import { follow, unfollow } from './write-note.ts';

/**
 * The one way to change conversations, for one or for hundreds: state, people, priority, tags, snooze, spam. Answers
 * with a token that takes all of it back, or null when nothing changed. A status of one brand is translated for
 * conversations of another by its category.
 */
export async function changeConversations(tx: Tx, ids: readonly string[], change: ConversationChangeInput): Promise<{ changed: number; undoToken: string | null }> {
  const rows = await holdConversations(tx, [...new Set(ids)]);
  if (rows.length === 0) throw notFound('conversation');
  await holdTakers(tx, rows, change.assignee_id, change.status_id !== undefined || change.spam === false || change.snoozed_until === null);
  const before: Before[] = [];
  for (const row of rows) {
    const replaced = await changeOne(tx, row, change);
    if (replaced) before.push(replaced);
  }
  return { changed: before.length, undoToken: before.length === 0 ? null : await keepBefore(tx, before) };
}

/** One conversation that is held; null when nothing changed. */
export async function changeOne(tx: Tx, row: ConversationRow, change: ConversationChangeInput): Promise<Before | null> {
  const next = { ...row };
  await refuseStrangers(tx, row.brand_id, change);
  if (change.status_id !== undefined || change.spam !== undefined) await moveStatus(tx, next, change);
  if (change.assignee_id !== undefined) next.assignee_id = change.assignee_id;
  if (change.team_id !== undefined) next.team_id = change.team_id;
  if (change.priority !== undefined) next.priority = priorityLevel(change.priority);
  if (change.subject !== undefined) next.subject = change.subject;
  if (change.reason_id !== undefined) next.reason_id = change.reason_id === null || change.reason_id === row.reason_id ? change.reason_id : await inUse(tx, change.reason_id);
  next.other_reason_ids = [...new Set(change.other_reason_ids ?? row.other_reason_ids)].filter((id) => id !== next.reason_id);
  if (next.category === 'resolved' && row.category !== 'resolved') {
    await refuseWithoutReason(tx, next);
    await refusePrograms(tx, row.id, 'close');
  }
  if (change.unread !== undefined) next.unread = change.unread;
  if (change.snoozed_until !== undefined) next.snoozed_until = snoozeUntil(tx, change.snoozed_until);
  await refuseOverfull(tx, row, next);
  await refuseWithoutNote(tx, row, next);
  const tags = await changeTags(tx, row, change);
  await changeFollowing(tx, row, change);
  const fields = changedFields(row, next);
  if (fields.length === 0 && tags.added.length === 0 && tags.removed.length === 0) return null;
  if (fields.length > 0) await store(tx, next);
  await tell(tx, row, next, fields);
  if (tags.added.length + tags.removed.length > 0) await tx.announce({ name: TAGGED, brandId: row.brand_id, subjectId: row.id, payload: { added: tags.added, removed: tags.removed } });
  return { id: row.id, brandId: row.brand_id, fields: Object.fromEntries(fields.map((field) => [field, row[field]])), tagsAdded: tags.added, tagsRemoved: tags.removed };
}

/** Nobody is given what they may not see, and nothing is filed under a reason of another brand. */
async function refuseStrangers(tx: Tx, brandId: string, change: ConversationChangeInput): Promise<void> {
  if (change.assignee_id && !(await worksFor(tx, change.assignee_id, brandId))) throw invalid('There is no such person in this brand.', [{ field: 'assignee_id', message: 'is unknown, or does not work for this brand' }]);
  if (change.team_id && !(await tx.maybe(sql`select 1 from identity.team where id = ${change.team_id} and archived_at is null`))) throw invalid('There is no such team.', [{ field: 'team_id', message: 'is unknown' }]);
  const reasons = [...new Set([...(change.reason_id ? [change.reason_id] : []), ...(change.other_reason_ids ?? [])])];
  if (reasons.length === 0) return;
  const { known } = await tx.one<{ known: number }>(sql`select count(*)::integer as known from taxonomy.reason where id = any (${reasons}::uuid[]) and brand_id = ${brandId}`);
  if (known < reasons.length) throw invalid('This brand has no such contact reason.', [{ field: change.reason_id ? 'reason_id' : 'other_reason_ids', message: 'is unknown' }]);
}

/** The contact reason, or what it was merged into; refused when nothing is left of it. */
async function inUse(tx: Tx, reasonId: string): Promise<string> {
  const left = await tx.maybe<{ id: string }>(sql`
    with recursive way as (
      select id, retired_version, replaced_by_id, 0 as steps from taxonomy.reason where id = ${reasonId}
      union all select n.id, n.retired_version, n.replaced_by_id, w.steps + 1 from way w join taxonomy.reason n on n.id = w.replaced_by_id where w.retired_version is not null and w.steps < 20)
    select id from way where retired_version is null limit 1`);
  if (!left) throw invalid('This contact reason is out of use.', [{ field: 'reason_id', message: 'is out of use' }]);
  return left.id;
}

async function moveStatus(tx: Tx, next: ConversationRow, change: ConversationChangeInput): Promise<void> {
  if (change.spam !== undefined) {
    next.category = change.spam ? 'spam' : next.category === 'spam' ? 'open' : next.category;
    next.status_id = await defaultStatus(tx, next.brand_id, next.category);
  }
  if (change.status_id !== undefined) {
    const status = await tx.maybe<{ id: string; brand_id: string; category: Category }>(sql`select id, brand_id, category from conversations.status where id = ${change.status_id} and retired_at is null`);
    if (!status) throw invalid('There is no such status.');
    next.category = status.category;
    next.status_id = status.brand_id === next.brand_id ? status.id : await defaultStatus(tx, next.brand_id, status.category);
  }
  next.resolved_at = next.category === 'resolved' ? (next.resolved_at ?? tx.now) : null;
  if (next.category !== 'open') next.snoozed_until = null;
  if (next.category === 'resolved' || next.category === 'spam') next.waiting_since = null;
}

function snoozeUntil(tx: Tx, until: string | null): Date | null {
  if (until === null) return null;
  const at = new Date(until);
  if (at.getTime() <= tx.now.getTime()) throw invalid('Snooze until a time that is still to come.');
  return at;
}

async function changeTags(tx: Tx, row: ConversationRow, change: ConversationChangeInput): Promise<{ added: string[]; removed: string[] }> {
  const added: string[] = [];
  for (const name of change.add_tags ?? []) {
    const tag = await tagNamed(tx, row.brand_id, name);
    if ((await tx.run(sql`insert into conversations.tagging (brand_id, conversation_id, tag_id) values (${row.brand_id}, ${row.id}, ${tag.id}) on conflict do nothing`)) > 0) added.push(tag.id);
  }
  const removed = await tx.rows<{ tag_id: string }>(sql`delete from conversations.tagging where conversation_id = ${row.id} and tag_id = any (${change.remove_tags ?? []}) returning tag_id`);
  return { added, removed: removed.map((tag) => tag.tag_id) };
}

async function changeFollowing(tx: Tx, row: ConversationRow, change: ConversationChangeInput): Promise<void> {
  if (change.following === undefined || tx.actor.kind !== 'person' || tx.actor.id === null) return;
  await (change.following ? follow(tx, row.brand_id, row.id, tx.actor.id) : unfollow(tx, row.id, tx.actor.id));
}

const stored = ['status_id', 'category', 'assignee_id', 'team_id', 'priority', 'subject', 'reason_id', 'other_reason_ids', 'unread', 'snoozed_until', 'resolved_at', 'waiting_since'] as const;
type StoredField = (typeof stored)[number];

function changedFields(before: ConversationRow, after: ConversationRow): StoredField[] {
  return stored.filter((field) => String(before[field]) !== String(after[field]));
}

async function store(tx: Tx, next: ConversationRow): Promise<void> {
  await tx.run(sql`
    update conversations.conversation set status_id = ${next.status_id}, category = ${next.category}, assignee_id = ${next.assignee_id}, team_id = ${next.team_id},
      priority = ${next.priority}, subject = ${next.subject}, reason_id = ${next.reason_id}, other_reason_ids = ${next.other_reason_ids}, unread = ${next.unread}, snoozed_until = ${next.snoozed_until},
      resolved_at = ${next.resolved_at}, waiting_since = ${next.waiting_since}
    where id = ${next.id}`);
  if (next.snoozed_until === null) await tx.unschedule('conversations.wake', next.id);
  else await tx.schedule({ kind: 'conversations.wake', key: next.id, brandId: next.brand_id, payload: { conversation_id: next.id }, runAt: next.snoozed_until });
}

async function tell(tx: Tx, before: ConversationRow, after: ConversationRow, fields: readonly StoredField[]): Promise<void> {
  const say = (name: string, payload: Record<string, unknown>): Promise<void> => tx.announce({ name, brandId: after.brand_id, subjectId: after.id, payload });
  if (fields.includes('status_id')) await say(STATUS_CHANGED, { from: before.status_id, to: after.status_id, from_category: before.category, to_category: after.category });
  if (fields.includes('category') && after.category === 'spam') await say(MARKED_SPAM, { from_category: before.category });
  if (fields.includes('category') && before.category === 'spam') await say(RESCUED, { customer_id: after.customer_id });
  if (fields.includes('assignee_id') || fields.includes('team_id')) await say(ASSIGNED, { from: before.assignee_id, to: after.assignee_id, from_team: before.team_id, to_team: after.team_id });
  if (fields.includes('snoozed_until')) await say(after.snoozed_until === null ? WOKEN : SNOOZED, { until: after.snoozed_until });
  const rest = fields.filter((field) => field === 'priority' || field === 'subject' || field === 'reason_id' || field === 'other_reason_ids' || field === 'unread');
  if (rest.length > 0) await say(CHANGED, { fields: rest, from_priority: before.priority, to_priority: after.priority, from_reason_id: before.reason_id, reason_id: after.reason_id, unread: after.unread });
}

/** The time somebody snoozed it until has come. */
export async function wakeConversation(tx: Tx, id: string): Promise<void> {
  const row = await tx.maybe<ConversationRow>(sql`select * from conversations.conversation where id = ${id} and snoozed_until <= ${tx.now} for update`);
  if (!row) return;
  await tx.run(sql`update conversations.conversation set snoozed_until = null, unread = true where id = ${id}`);
  await keepOrLetGo(tx, row, { ...row, snoozed_until: null });
  await tx.announce({ name: WOKEN, brandId: row.brand_id, subjectId: id, payload: { until: null } });
}
