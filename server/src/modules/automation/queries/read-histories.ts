import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ORDER_MENTIONED } from '../../conversations/index.ts';
import type { Facts } from '../rules/condition.ts';
import type { Source } from '../rules/fields.ts';
import { heardNames, isBesideConversations } from '../rules/happening.ts';
import type { PastNews, ReasonPath } from '../rules/past-state.ts';
import type { History, PastMessage } from '../rules/replay.ts';
import { readFacts } from './read-facts.ts';
import { readAs, type ReadingRow } from './sources/readings.ts';

const names = heardNames.filter((name) => !isBesideConversations(name));
const besideNames = heardNames.filter(isBesideConversations);

/** Where a batch of the past ends, so that the next begins behind it. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

export interface Batch {
  readonly histories: readonly { readonly id: string; readonly history: History }[];
  /** conversations looked through, those no rule looks at among them */
  readonly looked: number;
  readonly next: Place | null;
}

/** What is asked of the past beside the conversations themselves. */
export interface Wanted {
  readonly sources: ReadonlySet<Source>;
  /** words are only read for rules that ask for them */
  readonly words: boolean;
  /** news of orders and parcels is only read for rules that it sets off */
  readonly beside: boolean;
}

/** The next conversations of a brand with what happened in them, newest first: one statement for each kind of thing, whatever their number. */
export async function readHistories(tx: Tx, brandId: string, since: Date, after: Place | null, size: number, wanted: Wanted): Promise<Batch> {
  const from = after ?? { at: new Date('9999-01-01'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };
  const rows = await tx.rows<Place>(sql`
    select id, last_message_at as at from conversations.conversation
    where brand_id = ${brandId} and merged_into_id is null and last_message_at >= ${since} and (last_message_at, id) < (${from.at}, ${from.id}::uuid)
    order by last_message_at desc, id desc limit ${size}`);
  const ids = rows.map((row) => row.id);
  // What messages say is told message by message.
  const today = new Set([...wanted.sources].filter((source) => source !== 'messages' && source !== 'reading'));
  const [known, news, beside, messages] = await Promise.all([readFacts(tx, ids, today), newsOf(tx, ids), wanted.beside ? newsBeside(tx, ids) : new Map<string, PastNews[]>(), messagesOf(tx, ids, wanted)]);
  const told = (id: string): PastNews[] => [...(news.get(id) ?? []), ...(beside.get(id) ?? [])].toSorted((a, b) => a.at - b.at);
  const histories = known.flatMap(({ core, facts, moments }) => (core.counts ? [{ id: core.id, history: { today: facts, moments, openedAt: core.opened_at.getTime(), news: told(core.id), messages: messages.get(core.id) ?? [] } }] : []));
  return { histories, looked: rows.length, next: rows.length < size ? null : (rows.at(-1) ?? null) };
}

async function newsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, PastNews[]>> {
  const rows = await tx.rows<{ subject_id: string; at: Date; name: string; actor_kind: string; payload: Record<string, unknown>; causes: string[] | null }>(sql`
    select e.subject_id, e.at, e.name, e.actor_kind, e.payload, r.causes from platform.event e left join automation.run r on r.id = e.actor_id and e.actor_kind = 'system'
    where e.subject_id = any (${ids as string[]}::uuid[]) and e.name = any (${names as string[]}) order by e.subject_id, e.seq`);
  const told = new Map<string, PastNews[]>();
  for (const { subject_id: id, at, name, actor_kind: actorKind, payload, causes } of rows) push(told, id, { at: at.getTime(), name, actorKind, payload, ...(causes === null ? {} : { causes }) });
  return told;
}

/** News of the orders conversations speak of, and of these orders' parcels, since each first spoke of one; history that was brought in is none. */
async function newsBeside(tx: Tx, ids: readonly string[]): Promise<Map<string, PastNews[]>> {
  const rows = await tx.rows<{ conversation_id: string; at: Date; name: string; actor_kind: string; payload: Record<string, unknown>; causes: string[] | null }>(sql`
    with spoken as (
      select m.conversation_id, m.order_id, coalesce((select min(e.at) from platform.event e where e.subject_id = m.conversation_id and e.name = ${ORDER_MENTIONED}), c.opened_at) as since
      from (select distinct conversation_id, order_id from conversations.mention where conversation_id = any (${ids as string[]}::uuid[]) and order_id is not null) m join conversations.conversation c on c.id = m.conversation_id),
    subjects as (
      select conversation_id, since, order_id as id from spoken
      union all select p.conversation_id, p.since, s.id from spoken p join shipments.shipment s on s.order_id = p.order_id)
    select p.conversation_id, e.at, e.name, e.actor_kind, e.payload, r.causes
    from subjects p join platform.event e on e.subject_id = p.id and e.at >= p.since and e.name = any (${besideNames as string[]}) and not e.silent left join automation.run r on r.id = e.actor_id and e.actor_kind = 'system'
    order by p.conversation_id, e.seq`);
  const told = new Map<string, PastNews[]>();
  for (const { conversation_id: id, at, name, actor_kind: actorKind, payload, causes } of rows) push(told, id, { at: at.getTime(), name, actorKind, payload, ...(causes === null ? {} : { causes }) });
  return told;
}

type MessageRow = { id: string; conversation_id: string; kind: PastMessage['kind']; at: Date; author_kind: string; text: string | null } & { [field in keyof ReadingRow]: ReadingRow[field] | null };

async function messagesOf(tx: Tx, ids: readonly string[], { sources, words }: Wanted): Promise<Map<string, PastMessage[]>> {
  const rows = await tx.rows<MessageRow>(sql`
    select m.id, m.conversation_id, m.kind, m.at, m.author_kind, case when ${words} and m.kind <> 'reply' then m.text end as text, t.language, t.sentiment, t.urgency, t.confidence, t.out_of_scope, t.intents,
      case when t.message_id is not null then array_remove(array[q.id, q.parent_id], null)::text[] end as reasons
    from conversations.message m left join triage.reading t on ${sources.has('reading')} and t.message_id = m.id left join taxonomy.reason q on q.brand_id = t.brand_id and q.key = t.reason_key
    where m.conversation_id = any (${ids as string[]}::uuid[]) and m.kind <> 'note' and (m.kind <> 'reply' or m.delivery_state not in ('failed', 'bounced')) order by m.conversation_id, m.at, m.id`);
  const said = new Map<string, PastMessage[]>();
  for (const row of rows) push(said, row.conversation_id, { id: row.id, at: row.at.getTime(), kind: row.kind, byPerson: row.author_kind !== 'system', facts: factsOf(row, words) });
  return said;
}

function factsOf(row: MessageRow, words: boolean): Facts {
  const read = row.language === null ? {} : readAs(row as ReadingRow);
  return words && row.kind !== 'reply' ? { ...read, text: row.text } : read;
}

function push<T>(lists: Map<string, T[]>, id: string, one: T): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [one]);
  else list.push(one);
}

/** A brand's contact reasons, each with the one above it. */
export async function reasonPathOf(tx: Tx, brandId: string): Promise<ReasonPath> {
  const rows = await tx.rows<{ id: string; parent_id: string | null }>(sql`select id, parent_id from taxonomy.reason where brand_id = ${brandId}`);
  const paths = new Map(rows.map((row) => [row.id, row.parent_id === null ? [row.id] : [row.id, row.parent_id]]));
  return (id) => paths.get(id) ?? [id];
}

export async function countPast(tx: Tx, brandId: string, since: Date): Promise<number> {
  return (await tx.one<{ count: number }>(sql`select count(*)::integer as count from conversations.conversation where brand_id = ${brandId} and merged_into_id is null and last_message_at >= ${since}`)).count;
}
