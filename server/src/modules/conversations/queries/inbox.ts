import { part } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { InboxView, SavedViewShape, ViewQueryInput } from '../contract.ts';
import { countConversations, pageOfConversations } from './list-conversations.ts';
import { showRows } from './show-rows.ts';
import { savedViews } from './views.ts';

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

/** Counting costs a little for each; whoever keeps more views sees the others without a number. */
const COUNTED_VIEWS = 20;

export async function inbox(tx: Tx, asked: { view: string; limit: number; cursor?: string | undefined; brandId?: string | undefined }): Promise<InboxView> {
  const saved = await savedViews(tx);
  const chosen = builtInViews.find((view) => view.id === asked.view) ?? (isUuid(asked.view) ? saved.find((view) => view.id === asked.view) : undefined);
  if (!chosen) throw notFound('view');
  const [page, views] = await Promise.all([
    pageOfConversations(tx, chosen.query, { ...asked, extra: asked.brandId === undefined ? [] : [part`c.brand_id = ${asked.brandId}`] }),
    asked.cursor === undefined ? countViews(tx, saved) : Promise.resolve([]),
  ]);
  return { data: await showRows(tx, page.ids), next_cursor: page.next_cursor, views };
}

/** Counted together with the first page only; "all" and "resolved" are no work to be done and stay uncounted. */
async function countViews(tx: Tx, saved: readonly SavedViewShape[]): Promise<InboxView['views']> {
  const builtIn = builtInViews.map((view) => ({ ...view, scope: 'built-in' as const, changeable: false }));
  const uncounted = new Set(['all', 'resolved', ...saved.slice(COUNTED_VIEWS).map((view) => view.id)]);
  return Promise.all(
    [...builtIn, ...saved].map(async (view) => ({
      id: view.id, name: view.name, scope: view.scope, changeable: view.changeable, ...(uncounted.has(view.id) ? { count: 0, more: false } : await countConversations(tx, view.query)),
    })),
  );
}
