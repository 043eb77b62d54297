import { changeMany, type ConversationPage, type Inbox, type InboxRow } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.tsx';
import { describeProblem } from '../words/problem.ts';
import { applyChange, changesByBrand, staysInView, type KnownNames, type Wish } from './apply-change.ts';
import { useChoices } from './choices.ts';
import { conversationKey } from './query-keys.ts';
import { useUndoOffer } from './undo-offer.ts';

export interface Target {
  id: string;
  number: number;
  brand_id: string;
}

function changeLists(client: QueryClient, ids: ReadonlySet<string>, change: Wish, known: KnownNames, me: string): void {
  for (const [key] of client.getQueriesData<InfiniteData<Inbox>>({ queryKey: ['inbox'] })) {
    const view = String(key[1]);
    client.setQueryData<InfiniteData<Inbox>>(key, (kept) => kept && {
      ...kept,
      pages: kept.pages.map((page) => ({
        ...page,
        data: page.data.flatMap((row): InboxRow[] => {
          if (!ids.has(row.id)) return [row];
          const changed = applyChange(row, change, known);
          return staysInView(changed, view, me) ? [changed] : [];
        }),
      })),
    });
  }
}

function changeOpenPages(client: QueryClient, ids: ReadonlySet<string>, change: Wish, known: KnownNames): void {
  client.setQueriesData<ConversationPage>({ queryKey: conversationKey() }, (page) => {
    if (!page || !ids.has(page.conversation.id)) return page;
    return { ...page, conversation: applyChange(page.conversation, change, known) };
  });
}

/** Changes conversations at once on the screen, then at the server, with a toast that can undo it. */
export function useConversationActions() {
  const client = useQueryClient();
  const toaster = useToaster();
  const { t } = useTranslation();
  const { person } = useSession();
  const known = useChoices();

  const askAgain = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['inbox'] });
    void client.invalidateQueries({ queryKey: conversationKey() });
  }, [client]);
  const offerUndo = useUndoOffer(askAgain);

  return useCallback(
    async (targets: readonly Target[], change: Wish, done: string) => {
      if (targets.length === 0) return;
      const ids = new Set(targets.map((target) => target.id));
      await client.cancelQueries({ queryKey: ['inbox'] });
      changeLists(client, ids, change, known, person.id);
      changeOpenPages(client, ids, change, known);
      try {
        const made = await Promise.all(changesByBrand(targets, change, known.statuses).map((part) => changeMany(part.ids, part.change)));
        offerUndo(done, made.flatMap(({ undo_token }) => undo_token ?? []));
      } catch (problem) {
        toaster.show({ tone: 'danger', text: t('problem.notChanged', { why: describeProblem(t, problem) }) });
      } finally {
        askAgain();
      }
    },
    [client, toaster, t, person.id, known, askAgain, offerUndo],
  );
}
