import { compose, part, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import type { ViewQueryInput } from '../contract.ts';
import { conditionsOf, every } from './filters.ts';

export interface Page {
  readonly ids: string[];
  readonly next_cursor: string | null;
}

interface Row {
  id: string;
  sort_at: string;
}

/**
 * One page of a view. Each brand's newest rows are read from that brand's index and merged, so a page costs the same
 * in one brand and in a hundred, with a thousand conversations and with a million.
 */
export async function pageOfConversations(tx: Tx, query: ViewQueryInput, asked: { limit: number; cursor?: string | undefined; extra?: readonly SqlPart[] }): Promise<Page> {
  const after = readCursor(asked.cursor);
  const conditions = [part`c.brand_id = b.id`, ...conditionsOf(query, tx.actor.id), ...(asked.extra ?? [])];
  const sort = query.sort ?? 'newest';
  const column = sort === 'waiting' ? part`c.waiting_since` : sort === 'due' ? part`c.due_at` : part`c.last_message_at`;
  conditions.push(...sortable(query));
  if (after) conditions.push(sort === 'newest' ? part`(${column}, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : part`(${column}, c.id) > (${after.at}::timestamptz, ${after.id}::uuid)`);
  const inner = sort === 'newest' ? part`${column} desc, c.id desc` : part`${column}, c.id`;
  const outer = sort === 'newest' ? part`page.sort_at desc, page.id desc` : part`page.sort_at, page.id`;
  const rows = await tx.rows<Row>(compose`
    select page.id, page.sort_at::text from identity.brand b cross join lateral (
      select c.id, ${column} as sort_at from conversations.conversation c where ${every(conditions)} order by ${inner} limit ${asked.limit + 1}) page
    order by ${outer} limit ${asked.limit + 1}`);
  const page = pageOf(rows, asked.limit, (row) => ({ at: row.sort_at, id: row.id }));
  return { ids: page.data.map((row) => row.id), next_cursor: page.next_cursor };
}

/** What is put in the order of its deadline has one; the count says as many as the list holds. */
const sortable = ({ sort }: ViewQueryInput): SqlPart[] => (sort === 'waiting' ? [part`c.waiting_since is not null`] : sort === 'due' ? [part`c.due_at is not null`] : []);

export const COUNT_CAP = 1000;

/** How many a view holds, counted up to a cap: nobody acts on the difference between 1,000 and 40,000. */
export async function countConversations(tx: Tx, query: ViewQueryInput): Promise<{ count: number; more: boolean }> {
  const conditions = [part`c.brand_id = b.id`, ...conditionsOf(query, tx.actor.id), ...sortable(query)];
  const row = await tx.one<{ count: number }>(compose`
    select count(*) as count from (
      select 1 from identity.brand b cross join lateral (select 1 from conversations.conversation c where ${every(conditions)} limit ${COUNT_CAP + 1}) counted limit ${COUNT_CAP + 1}) capped`);
  return { count: Math.min(row.count, COUNT_CAP), more: row.count > COUNT_CAP };
}
