import type { ConversationPage, Inbox } from '@keepdesk/client';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { conversationKey } from './query-keys.ts';

/** The same rows with the marks on them; the very same array when none changes, so that nothing is drawn again. */
function mark<Row extends { id: string; unread: boolean }>(rows: Row[], marks: ReadonlyMap<string, boolean>): Row[] {
  if (!rows.some((row) => (marks.get(row.id) ?? row.unread) !== row.unread)) return rows;
  return rows.map((row) => ({ ...row, unread: marks.get(row.id) ?? row.unread }));
}

/** Writes read and unread into every list and conversation that is kept, without asking the server again. */
export function markRead(client: QueryClient, marks: ReadonlyMap<string, boolean>): void {
  client.setQueriesData<InfiniteData<Inbox>>({ queryKey: ['inbox'] }, (kept) => {
    if (!kept || !('pages' in kept)) return kept;
    const pages = kept.pages.map((page) => {
      const data = mark(page.data, marks);
      return data === page.data ? page : { ...page, data };
    });
    return pages.every((page, at) => page === kept.pages[at]) ? kept : { ...kept, pages };
  });
  client.setQueriesData<ConversationPage>({ queryKey: conversationKey() }, (page) => {
    const unread = page && marks.get(page.conversation.id);
    return unread === undefined || unread === page!.conversation.unread ? page : { ...page!, conversation: { ...page!.conversation, unread } };
  });
}
