import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { setDeadlines } from '../commands/set-deadlines.ts';
import { LOOK_JOB } from '../jobs/look.ts';
import { heardNames, isBesideConversations, meaningOf, type Meaning } from '../rules/happening.ts';

/** What moves the moments time is counted from, beside what triggers rules anyway. */
const moves = ['conversations.reply_undone', 'conversations.reply_failed', 'conversations.merged', 'conversations.unmerged', 'conversations.marked_spam', 'conversations.rescued', 'conversations.conversation_opened'];

/**
 * Writes down what rules have to look at, where the brand has a rule that asks for it, and has it looked at: in transactions
 * of their own, one conversation's news in its order. History that is brought in is news to nobody.
 */
export const hearNews: Listener = {
  name: 'automation.hear-news',
  hears: [...new Set([...heardNames, ...moves])],
  concerns: async (tx, events) => (await askedTriggers(tx, brandsOf(events))).size > 0,
  handleBatch: async (tx, events) => {
    const news = events.filter((event) => !event.silent);
    const asked = await askedTriggers(tx, brandsOf(events));
    if (asked.size === 0) return;
    await keep(tx, (await Promise.all(news.map((event) => concerned(tx, event, asked.get(event.brandId))))).flat());
    for (const [brandId, triggers] of asked) {
      const moved = news.filter((event) => event.brandId === brandId && !isBesideConversations(event.name) && (meaningOf(event) !== null || moves.includes(event.name)));
      if (triggers.has('time_passed') && moved.length > 0) await setDeadlines(tx, brandId, [...new Set(moved.flatMap(conversationsOf))]);
    }
  },
};

/** Where something happened that is news. */
const brandsOf = (events: readonly EventRecord[]): string[] => [...new Set(events.filter((event) => !event.silent).map((event) => event.brandId))];

/** Brand → what its rules that are on ask for. */
async function askedTriggers(tx: Tx, brandIds: readonly string[]): Promise<Map<string, Set<string>>> {
  if (brandIds.length === 0) return new Map();
  const rows = await tx.rows<{ brand_id: string; triggers: string[] }>(sql`
    select r.brand_id, array_agg(distinct t) as triggers from automation.rule r cross join lateral unnest(r.triggers) t
    where r.brand_id = any (${brandIds as string[]}::uuid[]) and r."on" and r.removed_at is null group by r.brand_id`);
  return new Map(rows.map((row) => [row.brand_id, new Set(row.triggers)]));
}

interface Pending {
  id: string;
  brand_id: string;
  conversation_id: string;
  at: Date;
  triggers: readonly string[];
  facts: Meaning['facts'];
  actor_kind: string;
  actor_id: string | null;
  message_id: string | null;
}

async function concerned(tx: Tx, event: EventRecord, asked: ReadonlySet<string> | undefined): Promise<Pending[]> {
  const meaning = asked === undefined ? null : meaningOf(event);
  const triggers = meaning?.triggers.filter((trigger) => asked?.has(trigger)) ?? [];
  if (meaning === null || triggers.length === 0) return [];
  const message = event.payload['message_id'];
  const about = { brand_id: event.brandId, at: event.at, triggers: meaning.triggers, facts: meaning.facts, actor_kind: event.actorKind, actor_id: event.actorId, message_id: typeof message === 'string' ? message : null };
  if (!isBesideConversations(event.name)) return [{ ...about, id: event.id, conversation_id: event.subjectId }];
  return (await speakingOf(tx, event)).map((conversationId) => ({ ...about, id: tx.id(), conversation_id: conversationId }));
}

/** The conversations under way that speak of an order, or of the order a parcel belongs to. */
async function speakingOf(tx: Tx, event: EventRecord): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select c.id from conversations.mention m join conversations.conversation c on c.id = m.conversation_id
    where m.order_id = (select case when ${event.name.startsWith('shipments.')} then (select s.order_id from shipments.shipment s where s.id = ${event.subjectId}) else ${event.subjectId}::uuid end)
      and c.category in ('open', 'waiting') and c.merged_into_id is null limit 200`);
  return [...new Set(rows.map((row) => row.id))];
}

async function keep(tx: Tx, pending: readonly Pending[]): Promise<void> {
  if (pending.length === 0) return;
  await tx.run(sql`
    insert into automation.pending (id, brand_id, conversation_id, at, triggers, facts, actor_kind, actor_id, message_id)
    select id, brand_id, conversation_id, at, triggers, facts, actor_kind, actor_id, message_id
    from jsonb_to_recordset(${JSON.stringify(pending)}::jsonb) as p(id uuid, brand_id uuid, conversation_id uuid, at timestamptz, triggers text[], facts jsonb, actor_kind text, actor_id uuid, message_id uuid)
    on conflict do nothing`);
  for (const [id, brandId] of new Map(pending.map((one) => [one.conversation_id, one.brand_id]))) await tx.schedule({ kind: LOOK_JOB, key: id, brandId, payload: { conversation_id: id } });
}

const conversationsOf = (event: EventRecord): string[] => [event.subjectId, event.payload['source_id']].filter((id): id is string => typeof id === 'string');
