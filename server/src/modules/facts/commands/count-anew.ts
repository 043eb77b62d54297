import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { businessSeconds, calendarOf, type WorkCalendar } from '../../calendars/index.ts';
import { AGAIN_DAYS } from '../rules/measures.ts';
import { tellStory, type Figures, type Turn } from '../rules/tell-story.ts';
import { markContacts } from './mark-orders.ts';
import { readStories, type Told } from './read-stories.ts';

/** Rows of one conversation: numbers of turns fit into a small integer. */
const MOST = 10_000;

/**
 * Makes the rows of these conversations anew, and those of the same customers' others, whose "came again" depends on
 * them. The hours in which something changed are marked before and after: what a figure loses counts as much as what it
 * gains.
 */
export async function countAnew(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const [told, before] = await Promise.all([
    readStories(tx, ids),
    tx.rows<{ customer_id: string }>(sql`select distinct customer_id from facts.conversation where conversation_id = any (${ids as string[]}::uuid[]) and customer_id is not null`),
  ]);
  const calendars = new Map<string, WorkCalendar>();
  for (const brandId of new Set(told.map((one) => one.brandId))) calendars.set(brandId, await calendarOf(tx, brandId));
  markHours(tx, ids);
  store(tx, told, calendars);
  markHours(tx, ids);
  markContacts(tx, ids);
  await lookForRepeats(tx, [...new Set([...before.map((row) => row.customer_id), ...told.flatMap((one) => one.customerId ?? [])])], ids);
}

function store(tx: Tx, told: readonly Told[], calendars: ReadonlyMap<string, WorkCalendar>): void {
  const rows = told.map((one) => rowOf(one, tellStory(one.story), calendars.get(one.brandId) as WorkCalendar));
  tx.post(sql`
    insert into facts.conversation (conversation_id, brand_id, channel, counted, opened_at, customer_id, language, reason_id, team_id, assignee_id, first_reply_at, first_reply_by, first_reply_seconds,
      first_reply_business_seconds, resolved_at, resolution_seconds, resolution_business_seconds, first_resolved_at, reopened_at, reopens, replies, transfers)
    select conversation_id, brand_id, channel, counted, opened_at, customer_id, language, reason_id, team_id, assignee_id, first_reply_at, first_reply_by, first_reply_seconds,
      first_reply_business_seconds, resolved_at, resolution_seconds, resolution_business_seconds, first_resolved_at, reopened_at, reopens, replies, transfers
    from jsonb_populate_recordset(null::facts.conversation, ${JSON.stringify(rows.map((row) => row.conversation))}::jsonb)
    on conflict (conversation_id) do update set channel = excluded.channel, counted = excluded.counted, opened_at = excluded.opened_at, customer_id = excluded.customer_id, language = excluded.language,
      reason_id = excluded.reason_id, team_id = excluded.team_id, assignee_id = excluded.assignee_id, first_reply_at = excluded.first_reply_at, first_reply_by = excluded.first_reply_by,
      first_reply_seconds = excluded.first_reply_seconds, first_reply_business_seconds = excluded.first_reply_business_seconds, resolved_at = excluded.resolved_at,
      resolution_seconds = excluded.resolution_seconds, resolution_business_seconds = excluded.resolution_business_seconds, first_resolved_at = excluded.first_resolved_at,
      reopened_at = excluded.reopened_at, reopens = excluded.reopens, replies = excluded.replies, transfers = excluded.transfers,
      followed_at = case when excluded.counted then facts.conversation.followed_at end, repeats = facts.conversation.repeats and excluded.counted`);
  const ids = told.map((one) => one.id);
  for (const statement of [sql`delete from facts.turn where conversation_id = any (${ids}::uuid[])`, sql`delete from facts.span where conversation_id = any (${ids}::uuid[])`, sql`delete from facts.answer where conversation_id = any (${ids}::uuid[])`, sql`delete from facts.deadline where conversation_id = any (${ids}::uuid[])`]) tx.post(statement);
  const turns = rows.flatMap((row) => row.turns);
  const spans = rows.flatMap((row) => row.spans);
  if (turns.length > 0) tx.post(sql`insert into facts.turn select * from jsonb_populate_recordset(null::facts.turn, ${JSON.stringify(turns)}::jsonb)`);
  if (spans.length > 0) tx.post(sql`insert into facts.span select * from jsonb_populate_recordset(null::facts.span, ${JSON.stringify(spans)}::jsonb)`);
  tx.post(sql`
    insert into facts.answer (survey_id, conversation_id, brand_id, channel, reason_id, team_id, language, agent_id, kind, asked_at, answered_at, score)
    select s.id, s.conversation_id, s.brand_id, c.channel, c.reason_id, c.team_id, c.language, s.agent_id, s.kind, s.asked_at, s.answered_at, s.score
    from surveys.survey s join facts.conversation c on c.conversation_id = s.conversation_id where s.conversation_id = any (${ids}::uuid[]) and s.asked_at is not null`);
  // Whose first reply it was, or who had it when the moment came.
  tx.post(sql`
    insert into facts.deadline (conversation_id, metric, hours, n, brand_id, channel, reason_id, team_id, language, agent_id, at, kept)
    select k.conversation_id, k.metric, k.hours, k.n, c.brand_id, c.channel, c.reason_id, c.team_id, c.language, case when k.metric = 'first_reply' then coalesce(c.first_reply_by, c.assignee_id) else c.assignee_id end, coalesce(k.missed_at, k.ended_at), k.missed_at is null
    from sla.clock k join facts.conversation c on c.conversation_id = k.conversation_id and c.counted where k.conversation_id = any (${ids}::uuid[]) and k.metric <> 'update' and (k.missed_at is not null or k.ended_at is not null)`);
}

function rowOf(told: Told, figures: Figures, calendar: WorkCalendar): { conversation: object; turns: object[]; spans: object[] } {
  const date = (at: number | null): Date | null => (at === null ? null : new Date(at));
  const took = (from: number, to: number | null): number | null => (to === null ? null : Math.max(0, Math.round((to - from) / 1000)));
  const worked = (from: number, to: number | null): number | null => (to === null ? null : businessSeconds(calendar, new Date(from), new Date(to)));
  const { openedAt } = told.story;
  const first = figures.firstReply;
  const divided = { conversation_id: told.id, brand_id: told.brandId, channel: told.channel, reason_id: told.reasonId, team_id: told.teamId, language: told.language };
  return {
    conversation: {
      conversation_id: told.id, brand_id: told.brandId, channel: told.channel, counted: told.counted, opened_at: new Date(openedAt), customer_id: told.customerId, language: told.language,
      reason_id: told.reasonId, team_id: told.teamId, assignee_id: told.assigneeId, first_reply_at: date(first?.repliedAt ?? null), first_reply_by: first?.by ?? null,
      first_reply_seconds: first && took(first.askedAt, first.repliedAt), first_reply_business_seconds: first && worked(first.askedAt, first.repliedAt),
      resolved_at: date(figures.resolvedAt), resolution_seconds: took(openedAt, figures.resolvedAt), resolution_business_seconds: worked(openedAt, figures.resolvedAt),
      first_resolved_at: date(figures.firstResolvedAt), reopened_at: date(figures.reopenedAt), reopens: figures.reopens, replies: figures.replies, transfers: told.transfers,
    },
    turns: told.counted ? figures.nextReplies.slice(0, MOST).map((turn: Turn, n) => ({ ...divided, n, agent_id: turn.by, replied_at: new Date(turn.repliedAt), seconds: took(turn.askedAt, turn.repliedAt), business_seconds: worked(turn.askedAt, turn.repliedAt) })) : [],
    spans: told.counted ? figures.openDuring.slice(0, MOST).map(([from, to], n) => ({ ...divided, n, agent_id: told.assigneeId, from_at: new Date(from), to_at: date(to) })) : [],
  };
}

/** Every hour these conversations count in: the moments that `facts.contribution` names. */
function markHours(tx: Tx, ids: readonly string[]): void {
  tx.post(sql`
    insert into facts.changed_hour (brand_id, hour, marked_at)
    select distinct x.brand_id, date_trunc('hour', x.at, 'UTC'), ${tx.now}::timestamptz
    from (
      select c.brand_id, unnest(array[c.opened_at, c.first_reply_at, c.resolved_at, c.first_resolved_at]) as at from facts.conversation c where c.counted and c.conversation_id = any (${ids as string[]}::uuid[])
      union all select t.brand_id, t.replied_at from facts.turn t where t.conversation_id = any (${ids as string[]}::uuid[])
      union all select o.brand_id, unnest(array[o.from_at, o.to_at]) from facts.span o where o.conversation_id = any (${ids as string[]}::uuid[])
      union all select d.brand_id, d.at from facts.deadline d where d.conversation_id = any (${ids as string[]}::uuid[])
      union all select s.brand_id, unnest(array[s.asked_at, s.answered_at]) from facts.answer s where s.conversation_id = any (${ids as string[]}::uuid[])) x
    where x.at is not null
    order by 1, 2
    on conflict (brand_id, hour) do update set marked_at = excluded.marked_at`);
}

/**
 * Who came again: another counted conversation of the same customer and brand, about the same reason or one order, that
 * was opened after this one and within a week of its solution. Without a reason both count as the same, so that a
 * reason nobody chose flatters no figure.
 */
async function lookForRepeats(tx: Tx, customerIds: readonly string[], changedIds: readonly string[]): Promise<void> {
  if (customerIds.length === 0) return;
  // Somebody may have written a hundred thousand times: only what was opened since, or was solved shortly before, can be
  // followed by or follow something that changed, and each of these looks for its nearest neighbour only.
  const changed = await tx.rows<{ conversation_id: string }>(sql`
    with since as (select min(opened_at) as at from facts.conversation where conversation_id = any (${changedIds as string[]}::uuid[])),
    theirs as (
      select c.conversation_id, c.customer_id, c.brand_id, c.reason_id, c.opened_at, coalesce(c.first_resolved_at, c.opened_at) + make_interval(days => ${AGAIN_DAYS}::integer) as until
      from facts.conversation c, since where c.counted and c.customer_id = any (${customerIds as string[]}::uuid[])
        and (c.opened_at >= since.at or coalesce(c.first_resolved_at, c.opened_at) >= since.at - make_interval(days => ${AGAIN_DAYS}::integer)))
    update facts.conversation c set followed_at = found.followed_at, repeats = found.repeats
    from (
      select t.conversation_id,
        (select o.opened_at from facts.conversation o
          where o.counted and o.customer_id = t.customer_id and o.brand_id = t.brand_id and o.opened_at >= t.opened_at and (o.opened_at, o.conversation_id) > (t.opened_at, t.conversation_id) and o.opened_at <= t.until
            and (o.reason_id is not distinct from t.reason_id or exists (
              select from conversations.mention a join conversations.mention b on b.order_id = a.order_id where a.conversation_id = t.conversation_id and b.conversation_id = o.conversation_id and a.order_id is not null))
          order by o.opened_at limit 1) as followed_at,
        (select true from facts.conversation o
          where o.counted and o.customer_id = t.customer_id and o.brand_id = t.brand_id and o.opened_at <= t.opened_at and (o.opened_at, o.conversation_id) < (t.opened_at, t.conversation_id)
            and t.opened_at <= coalesce(o.first_resolved_at, o.opened_at) + make_interval(days => ${AGAIN_DAYS}::integer)
            and (o.reason_id is not distinct from t.reason_id or exists (
              select from conversations.mention a join conversations.mention b on b.order_id = a.order_id where a.conversation_id = o.conversation_id and b.conversation_id = t.conversation_id and a.order_id is not null))
          order by o.opened_at desc limit 1) is true as repeats
      from theirs t) found
    where c.conversation_id = found.conversation_id and (c.followed_at is distinct from found.followed_at or c.repeats <> found.repeats)
    returning c.conversation_id`);
  if (changed.length > 0) markHours(tx, changed.map((row) => row.conversation_id));
}
