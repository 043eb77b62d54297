import { get, loadInbox, post, remove, type InboxView, type Page, type SavedView } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inboxKey } from '../../shared/actions/query-keys.ts';
import { useChange } from '../../shared/kit/resource.ts';
import { alreadySaid } from '../../shared/kit/task.ts';

/** All views, also while a search, whose answer brings none, is shown. */
export function useKnownViews(fresh: readonly InboxView[], view: string, q: string): readonly InboxView[] {
  const kept = useRef(fresh);
  if (fresh.length > 0) kept.current = fresh;
  const asked = useQuery({ queryKey: inboxKey(view, '#views'), queryFn: ({ signal }) => loadInbox({ view, limit: 1 }, signal), enabled: q !== '' && kept.current.length === 0 });
  return kept.current.length > 0 ? kept.current : (asked.data?.views ?? []);
}

async function findView(id: string): Promise<SavedView> {
  const { data } = await get<Page<SavedView>>('/api/v1/views');
  const view = data.find((one) => one.id === id);
  if (!view) throw new Error(`no view ${id}`);
  return view;
}

/** Finding a saved view to change it, and removing one, which can be taken back. */
export function useViewKeeping() {
  const { t } = useTranslation();
  const toaster = useToaster();
  const client = useQueryClient();
  const find = useChange(findView, null, []);
  const again = useChange(({ name, scope, team_id, query, brand_id }: SavedView) => post('/api/v1/views', { name, scope, team_id, query, brand_id }), null, [['inbox']]);
  const drop = useChange(async (id: string) => {
    const view = await findView(id);
    await remove(`/api/v1/views/${id}`);
    client.removeQueries({ queryKey: ['inbox', id] });
    toaster.show({ text: t('views.removed', { name: view.name }), action: { name: t('action.undo'), onAction: () => again.mutate(view) } });
  }, null, [['inbox']]);
  const then = <Answer>(work: Promise<Answer>, next: (answer: Answer) => void) => void work.then(next, alreadySaid);
  return {
    find: (id: string, next: (view: SavedView) => void) => then(find.mutateAsync(id), next),
    remove: (id: string, next: () => void) => then(drop.mutateAsync(id), next),
  };
}
