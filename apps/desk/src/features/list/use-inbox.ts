import { loadInbox, searchConversations, type Inbox, type InboxRow } from '@keepdesk/client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { inboxKey } from '../../shared/actions/query-keys.ts';
import { holdOrder } from './hold-order.ts';

const PAGE = 50;

/** The words of the views everybody has, as search understands them; saved ones are named by their id. */
const viewWords: Record<string, string> = { mine: 'is:open assignee:me', unassigned: 'is:open is:unassigned', open: 'is:open', waiting: 'is:waiting', snoozed: 'is:snoozed', later: 'is:later', resolved: 'is:resolved', spam: 'is:spam' };

async function loadPage(view: string, q: string, cursor: string | undefined, signal: AbortSignal): Promise<Inbox> {
  if (!q) return loadInbox({ view, cursor, limit: PAGE }, signal);
  const words = viewWords[view];
  const saved = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(view) ? { view } : {};
  const found = await searchConversations({ q: words ? `${words} ${q}` : q, cursor, limit: PAGE, ...saved }, signal);
  return { data: found.data, next_cursor: found.next_cursor, views: [] };
}

export function useInbox(view: string, q: string) {
  return useInfiniteQuery({
    queryKey: inboxKey(view, q),
    queryFn: ({ pageParam, signal }) => loadPage(view, q, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

/** The rows to show: as they come, or in their last order while `holding`. */
export function useHeldRows(fresh: readonly InboxRow[], scope: string, holding: boolean) {
  const shown = useRef<{ scope: string; ids: readonly string[] }>({ scope, ids: [] });
  return useMemo(() => {
    const before = shown.current.scope === scope ? shown.current.ids : [];
    const held = holding && before.length > 0 ? holdOrder(before, fresh) : { rows: [...fresh], withheld: 0 };
    shown.current = { scope, ids: held.rows.map((row) => row.id) };
    return held;
  }, [fresh, scope, holding]);
}
