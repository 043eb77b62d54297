import { part, sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { InboxView, ViewQueryInput } from '../contract.ts';
import { countConversations, pageOfConversations } from './list-conversations.ts';
import { showConversations } from './show-conversations.ts';

export const builtInViews: readonly { id: string; name: string; query: ViewQueryInput }[] = [
  { id: 'mine', name: 'Mine', query: { category: ['open'], assignee: ['me'], snoozed: false } },
  { id: 'unassigned', name: 'Unassigned', query: { category: ['open'], assignee: ['nobody'], snoozed: false } },
  { id: 'following', name: 'Mentioned and following', query: { mentioned_or_following: true } },
  { id: 'open', name: 'Open', query: { category: ['open'], snoozed: false } },
  { id: 'waiting', name: 'Waiting', query: { category: ['waiting'] } },
  { id: 'snoozed', name: 'Snoozed', query: { category: ['open'], snoozed: true } },
  { id: 'later', name: 'Leaves later', query: { leaving_later: true } },
  { id: 'resolved', name: 'Resolved', query: { category: ['resolved'] } },
  { id: 'spam', name: 'Spam', query: { category: ['spam'] } },
  { id: 'all', name: 'All', query: {} },
];

interface SavedRow {
  id: string;
  name: string;
  scope: 'mine' | 'team' | 'everyone';
  query: ViewQueryInput;
}

/** The views somebody may use: their own, their teams', and everyone's. */
export function savedViews(tx: Tx): Promise<SavedRow[]> {
  return tx.rows<SavedRow>(sql`
    select id, name, scope, query from conversations.saved_view
    where scope = 'everyone' or (scope = 'mine' and owner_id = ${tx.actor.id})
       or (scope = 'team' and team_id in (select team_id from identity.team_member where person_id = ${tx.actor.id}))
    order by scope, position, name limit 60`);
}

export async function inbox(tx: Tx, asked: { view: string; limit: number; cursor?: string | undefined; brandId?: string | undefined }): Promise<InboxView> {
  const saved = await savedViews(tx);
  const chosen = builtInViews.find((view) => view.id === asked.view) ?? (isUuid(asked.view) ? saved.find((view) => view.id === asked.view) : undefined);
  if (!chosen) throw notFound('view');
  const [page, views] = await Promise.all([
    pageOfConversations(tx, chosen.query, { ...asked, extra: asked.brandId === undefined ? [] : [part`c.brand_id = ${asked.brandId}`] }),
    asked.cursor === undefined ? countViews(tx, saved) : Promise.resolve([]),
  ]);
  return { data: await showConversations(tx, page.ids), next_cursor: page.next_cursor, views };
}

/** Counted together with the first page only; "all" and "resolved" are no work to be done and stay uncounted. */
async function countViews(tx: Tx, saved: readonly SavedRow[]): Promise<InboxView['views']> {
  const builtIn = builtInViews.map((view) => ({ ...view, scope: 'built-in' as const }));
  const uncounted = new Set(['all', 'resolved']);
  return Promise.all(
    [...builtIn, ...saved.slice(0, 20)].map(async (view) => ({
      id: view.id, name: view.name, scope: view.scope, ...(uncounted.has(view.id) ? { count: 0, more: false } : await countConversations(tx, view.query)),
    })),
  );
}
