import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ASSIGNED, MESSAGE_RECEIVED, REPLY_UNDONE, REPLY_WRITTEN, STATUS_CHANGED } from '../../conversations/index.ts';
import type { Move, Said, Story } from '../rules/tell-story.ts';

export interface Told {
  readonly id: string;
  readonly brandId: string;
  readonly channel: string;
  readonly counted: boolean;
  readonly customerId: string | null;
  readonly language: string;
  readonly reasonId: string | null;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  /** given from one person or team to another */
  readonly transfers: number;
  readonly story: Story;
}

interface Row {
  id: string;
  brand_id: string;
  channel: string;
  counted: boolean;
  customer_id: string | null;
  language: string;
  reason_id: string | null;
  team_id: string | null;
  assignee_id: string | null;
  category: string;
  opened_at: Date;
  resolved_at: Date | null;
}

interface News {
  subject_id: string;
  name: string;
  payload: Record<string, unknown>;
  at: Date;
}

/** What happened in these conversations, from the log and the messages that are there. */
export async function readStories(tx: Tx, ids: readonly string[]): Promise<Told[]> {
  const [rows, messages, news] = await Promise.all([
    tx.rows<Row>(sql`
      select c.id, c.brand_id, c.channel, (c.kind = 'support' and c.category <> 'spam' and c.merged_into_id is null) as counted, coalesce(second.id, first.id, c.customer_id) as customer_id,
        lower(split_part(coalesce(nullif(own.locale, ''), b.locale, 'und'), '-', 1)) as language, c.reason_id, c.team_id, c.assignee_id, c.category, c.opened_at, c.resolved_at
      from conversations.conversation c left join identity.brand b on b.id = c.brand_id left join customers.customer own on own.id = c.customer_id
      left join customers.customer first on first.id = own.merged_into_id left join customers.customer second on second.id = first.merged_into_id
      where c.id = any (${ids as string[]}::uuid[])`),
    tx.rows<{ conversation_id: string; kind: string; author_id: string | null; author_kind: string; at: Date }>(sql`
      select conversation_id, kind, author_id, author_kind, at from conversations.message where conversation_id = any (${ids as string[]}::uuid[]) and kind in ('customer', 'reply') order by at, id`),
    tx.rows<News>(sql`
      select subject_id, name, payload, at from platform.event
      where subject_id = any (${ids as string[]}::uuid[]) and name = any (${[STATUS_CHANGED, MESSAGE_RECEIVED, ASSIGNED, REPLY_WRITTEN, REPLY_UNDONE]}) order by at, seq`),
  ]);
  const saidOf = grouped(messages, (row) => row.conversation_id);
  const newsOf = grouped(news, (row) => row.subject_id);
  return rows.map((row) => {
    const said: Said[] = (saidOf.get(row.id) ?? []).map((one) => ({ at: one.at.getTime(), ours: one.kind === 'reply', by: one.author_kind === 'person' ? one.author_id : null }));
    const stands = withoutUndone(newsOf.get(row.id) ?? []);
    return {
      id: row.id, brandId: row.brand_id, channel: row.channel, counted: row.counted, customerId: row.customer_id, language: row.language, reasonId: row.reason_id, teamId: row.team_id,
      assigneeId: row.assignee_id, transfers: stands.filter(isTransfer).length,
      story: { openedAt: row.opened_at.getTime(), said, moves: stands.flatMap(moveOf), category: row.category, resolvedAt: row.resolved_at?.getTime() ?? null },
    };
  });
}

/** A reply that was taken back took with it what happened in the same moment. */
function withoutUndone(news: readonly News[]): News[] {
  const undone = new Set(news.filter((one) => one.name === REPLY_UNDONE).map((one) => one.payload.message_id));
  if (undone.size === 0) return [...news];
  const moments = new Set(news.filter((one) => one.name === REPLY_WRITTEN && undone.has(one.payload.message_id)).map((one) => one.at.getTime()));
  return news.filter((one) => !moments.has(one.at.getTime()) || one.name === MESSAGE_RECEIVED);
}

function moveOf(news: News): Move[] {
  if (news.name === STATUS_CHANGED) return [{ at: news.at.getTime(), to: String(news.payload.to_category), byCustomer: false }];
  if (news.name === MESSAGE_RECEIVED && news.payload.reopened === true) return [{ at: news.at.getTime(), to: 'open', byCustomer: true }];
  return [];
}

/** From somebody to somebody else: taking what nobody had is no transfer. */
function isTransfer({ name, payload }: News): boolean {
  if (name !== ASSIGNED) return false;
  const moved = (from: unknown, to: unknown): boolean => typeof from === 'string' && typeof to === 'string' && from !== to;
  return moved(payload.from, payload.to) || moved(payload.from_team, payload.to_team);
}

function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
