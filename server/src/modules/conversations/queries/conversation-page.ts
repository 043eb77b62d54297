import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { eventsOf } from '../../../platform/events/log.ts';
import { customersBehind, handlesOf } from '../../customers/index.ts';
import { valueOfCustomers } from '../../orders/index.ts';
import type { ConversationEventView, ConversationPageView, DraftView } from '../contract.ts';
import { CONVERSATION_OPENED, MESSAGE_RECEIVED, NOTE_WRITTEN, REPLY_DELIVERED, REPLY_RELEASED, REPLY_WRITTEN } from '../events.ts';
import { viewersOf } from '../ports.ts';
import type { Category } from '../rules/reopening.ts';
import { sameMatter } from '../rules/same-matter.ts';
import type { ConversationRow } from '../store/conversations.ts';
import { ordersBeside } from './orders-beside.ts';
import { replyDefaults } from './reply-defaults.ts';
import { showConversations } from './show-conversations.ts';
import { newestMessages } from './show-messages.ts';
import { listStatuses } from './statuses.ts';

const MESSAGES = 50;
/** What every message on the page says itself. */
const saidByMessages = new Set<string>([CONVERSATION_OPENED, MESSAGE_RECEIVED, REPLY_WRITTEN, REPLY_RELEASED, REPLY_DELIVERED, NOTE_WRITTEN]);

/** Everything the conversation screen shows, in one answer. */
export async function conversationPage(tx: Tx, row: ConversationRow): Promise<ConversationPageView> {
  const behind = row.customer_id === null ? [] : await customersBehind(tx, row.customer_id);
  const [shown, messages, events, drafts, followers, customer, orders, earlier, sides, merged, defaults, statuses] = await Promise.all([
    showConversations(tx, [row.id]),
    newestMessages(tx, row.id, MESSAGES),
    showEvents(tx, row.id).then((all) => all.filter((event) => !saidByMessages.has(event.name))),
    draftsOf(tx, row.id),
    tx.rows<{ id: string; name: string }>(sql`select p.id, p.name from conversations.follower f join identity.person p on p.id = f.person_id where f.conversation_id = ${row.id} order by p.name`),
    row.customer_id === null ? null : customerCard(tx, row.customer_id, behind),
    ordersBeside(tx, row.id, behind),
    earlierOf(tx, row, behind),
    sideThreadsOf(tx, row.id),
    tx.rows<{ id: string; number: number; subject: string; at: string }>(sql`
      select c.id, c.number, c.subject, to_char(m.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at from conversations.merge m join conversations.conversation c on c.id = m.source_id
      where m.target_id = ${row.id} and m.undone_at is null order by m.at`),
    replyDefaults(tx, row),
    listStatuses(tx, row.brand_id),
  ]);
  const { in_reply_to: _id, behaviour, said: _said, ...replies } = defaults;
  return {
    conversation: shown[0] as ConversationPageView['conversation'], messages: messages.messages, older_messages: messages.older, events, draft: drafts[0] ?? null, drafts, followers, customer, orders,
    earlier, side_threads: sides, merged_from: merged, reply_defaults: replies, reason_required: behaviour.reason_required, statuses, viewers: viewersOf.get()(row.id),
  };
}

/** The grey lines between messages: what happened, by whom; what every message says itself is left out. */
export async function showEvents(tx: Tx, conversationId: string): Promise<ConversationEventView[]> {
  const events = await eventsOf(tx, conversationId, 500);
  const names = await tx.rows<{ id: string; name: string }>(sql`select id, name from identity.person where id = any (${[...new Set(events.flatMap((event) => mentionedPeople(event)))]})`);
  const nameOf = new Map(names.map((person) => [person.id, person.name]));
  return events.map((event) => ({
    id: event.id, name: event.name, at: event.at.toISOString(), actor: { kind: event.actorKind, id: event.actorId, name: nameOf.get(event.actorId ?? '') ?? '' },
    payload: { ...event.payload, ...(typeof event.payload.to === 'string' && nameOf.has(event.payload.to) ? { to_name: nameOf.get(event.payload.to) } : {}) },
  }));
}

function mentionedPeople(event: { actorId: string | null; payload: Readonly<Record<string, unknown>> }): string[] {
  const to = event.payload.to;
  return [event.actorId, typeof to === 'string' && to.length === 36 ? to : null].filter((id): id is string => id !== null);
}

interface DraftRow {
  body: { kind: 'reply' | 'note'; html: string; text: string; to?: DraftView['to']; cc?: DraftView['cc']; attachment_ids?: string[]; macro_id?: string };
  updated_at: Date;
}

async function draftsOf(tx: Tx, conversationId: string): Promise<DraftView[]> {
  const rows = await tx.rows<DraftRow>(sql`
    select body, updated_at from conversations.draft where conversation_id = ${conversationId} and person_id = ${tx.actor.id} order by updated_at desc`);
  if (rows.length === 0) return [];
  const files = await tx.rows<DraftView['attachments'][number]>(sql`
    select id, name, size, type from conversations.attachment where id = any (${rows.flatMap(({ body }) => body.attachment_ids ?? [])}) and message_id is null`);
  return rows.map(({ body, updated_at }) => ({
    kind: body.kind, html: body.html, text: body.text, to: body.to ?? [], cc: body.cc ?? [],
    attachments: files.filter((file) => body.attachment_ids?.includes(file.id)), ...(body.macro_id === undefined ? {} : { macro_id: body.macro_id }), updated_at: updated_at.toISOString(),
  }));
}

async function customerCard(tx: Tx, id: string, behind: readonly string[]): Promise<ConversationPageView['customer']> {
  const [person, handles, contacts, value] = await Promise.all([
    tx.one<{ id: string; name: string; locale: string | null; time_zone: string | null; vip: boolean; note: string; created_at: Date }>(sql`select id, name, locale, time_zone, vip, note, created_at from customers.customer where id = ${id}`),
    handlesOf(tx, behind),
    tx.one<{ count: number }>(sql`select count(*) as count from conversations.conversation where customer_id = any (${behind as string[]})`),
    valueOfCustomers(tx, behind),
  ]);
  return {
    id: person.id, name: person.name || (handles[0]?.value ?? ''), locale: person.locale, time_zone: person.time_zone, vip: person.vip, note: person.note,
    handles: handles.map((handle) => ({ id: handle.id, kind: handle.kind, value: handle.value, verified: handle.verified_at !== null })),
    since: person.created_at.toISOString(), contacts: contacts.count, orders: value.orders, value: value.totals,
  };
}

interface EarlierRow {
  id: string;
  brand_id: string;
  number: number;
  subject: string;
  status_name: string;
  category: Category;
  channel: string;
  last_message_at: Date;
}

async function earlierOf(tx: Tx, here: ConversationRow, behind: readonly string[]): Promise<ConversationPageView['earlier']> {
  const rows = await tx.rows<EarlierRow & { shared_order: string | null }>(sql`
    select c.id, c.brand_id, c.number, c.subject, s.name as status_name, c.category, c.channel, c.last_message_at,
      (select o.value from conversations.mention o join conversations.mention h on h.conversation_id = ${here.id} and h.kind = 'order' and h.value = o.value where o.conversation_id = c.id and o.kind = 'order' limit 1) as shared_order
    from conversations.conversation c join conversations.status s on s.id = c.status_id
    where c.customer_id = any (${behind as string[]}) and c.id <> ${here.id} and c.merged_into_id is null order by c.last_message_at desc limit 20`);
  const about = { category: here.category, channel: here.channel, lastMessageAt: here.last_message_at };
  return rows.map((row) => ({
    id: row.id, brand_id: row.brand_id, number: row.number, subject: row.subject, status: { name: row.status_name, category: row.category }, channel: row.channel, last_message_at: row.last_message_at.toISOString(),
    same_matter: row.brand_id === here.brand_id && sameMatter(about, { category: row.category, channel: row.channel, lastMessageAt: row.last_message_at, sharedOrder: row.shared_order }) ? { order: row.shared_order } : null,
  }));
}

async function sideThreadsOf(tx: Tx, id: string): Promise<ConversationPageView['side_threads']> {
  const rows = await tx.rows<Omit<EarlierRow, 'brand_id'> & { with: string | null }>(sql`
    select c.id, c.number, c.subject, s.name as status_name, c.category, c.channel, c.last_message_at,
      (select recipients -> 'to' -> 0 ->> 'address' from conversations.message where conversation_id = c.id and kind = 'reply' order by at limit 1) as with
    from conversations.conversation c join conversations.status s on s.id = c.status_id where c.parent_id = ${id} order by c.last_message_at desc limit 20`);
  return rows.map((row) => ({ id: row.id, number: row.number, subject: row.subject, with: row.with ?? '', status: { name: row.status_name, category: row.category }, last_message_at: row.last_message_at.toISOString() }));
}
