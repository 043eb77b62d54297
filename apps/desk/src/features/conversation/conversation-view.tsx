import { retryReply, splitAt, unmerge, type ConversationPage, type Message } from '@keepdesk/client';
import { ErrorState, Skeleton, useToaster, Waiting } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../shared/actions/apply-change.ts';
import { useConversationActions } from '../../shared/actions/conversation-actions.ts';
import { useSteady } from '../../shared/actions/steady.ts';
import { conversationKey } from '../../shared/actions/query-keys.ts';
import { useHandling } from '../../shared/actions/use-handling.ts';
import { useConversation, useLook } from '../../shared/actions/use-conversation.ts';
import { useMay, useSession } from '../../shared/session/session.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import { Composer, type ComposerHandle } from './composer/composer.tsx';
import { ChatLine } from './chat-line.tsx';
import { ConversationDialogs, type OpenDialog } from './dialogs/conversation-dialogs.tsx';
import { ConversationHead, type HeadMenu } from './conversation-head.tsx';
import { Escalated } from './escalated.tsx';
import { Notice } from './notice.tsx';
import { SideThreads } from './side-threads.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { useMessages } from './timeline/use-messages.ts';
import { useConversationKeys } from './use-conversation-keys.ts';
import { useRead } from './use-read.ts';
import { useWatching } from './use-watching.ts';

export interface ConversationViewProps {
  number: number;
  onBack?: (() => void) | undefined;
  onContext?: (() => void) | undefined;
  /** The conversation has left the desk (resolved, spam, snoozed): go to what comes next. */
  onFinished: (number: number) => void;
  onGo: (number: number) => void;
}

function Loading() {
  return (
    <Waiting className="flex h-full flex-col gap-4 p-6">
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-24 w-2/3 rounded-card" />
      <Skeleton className="h-32 w-2/3 self-end rounded-card" />
      <Skeleton className="h-20 w-1/2 rounded-card" />
    </Waiting>
  );
}

/** One conversation: its head, its messages, and where the answer is written. */
export function ConversationView(props: ConversationViewProps) {
  const { t } = useTranslation();
  const found = useConversation(String(props.number));
  useLook(String(props.number), found.data?.conversation.id);
  useHandling(found.data?.conversation.id);
  if (found.data) return <Loaded key={found.data.conversation.id} page={found.data} {...props} />;
  if (found.isError) {
    return (
      <ErrorState title={t('conversation.failed', { number: props.number })} onRetry={() => void found.refetch()}>
        {describeProblem(t, found.error)}
      </ErrorState>
    );
  }
  return <Loading />;
}

const leavesDesk = (change: Wish) => change.status_category === 'resolved' || change.spam === true || Boolean(change.snoozed_until);

function Loaded({ page, onBack, onContext, onFinished, onGo }: ConversationViewProps & { page: ConversationPage }) {
  const { t } = useTranslation();
  const { conversation } = page;
  const toaster = useToaster();
  const client = useQueryClient();
  const makeChange = useConversationActions();
  const composer = useRef<ComposerHandle>(null);
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [openMenu, setOpenMenu] = useState<HeadMenu | null>(null);
  const { person } = useSession();
  const letters = useMessages(page);
  // In a chat every answer puts it to waiting, and every word of the shopper takes it back: that is no news.
  const events = useMemo(() => (conversation.channel === 'chat' ? page.events.filter((event) => event.name !== 'conversations.status_changed' || event.payload.to_category !== 'waiting') : page.events), [page.events, conversation.channel]);
  const { others, typing } = useWatching(conversation.id, conversation.brand_id, page.viewers);

  useRead(conversation, useMay('conversations.change'));
  const change = (wanted: Wish, done: string) => {
    void makeChange([conversation], wanted, done);
    if (leavesDesk(wanted)) onFinished(conversation.number);
  };
  const askAgain = useCallback(() => void client.invalidateQueries({ queryKey: conversationKey() }), [client]);
  const attempt = (work: Promise<unknown>) =>
    work.catch((problem: unknown) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) })).finally(askAgain);

  const resolved = conversation.status.category === 'resolved';
  const [resolveNext, setResolveNext] = useState(false);
  const resolve = () => {
    if (resolved) return change({ status_category: 'open' }, t('action.reopened', { number: conversation.number }));
    // Where a brand wants to know why before, that is asked first; the choice resolves.
    if (page.reason_required && conversation.reason_id === null) {
      setResolveNext(true);
      return setOpenMenu('reason');
    }
    change({ status_category: 'resolved' }, t('action.resolved', { number: conversation.number }));
  };
  const changeFromHead = (wanted: Wish, done: string) => {
    const both = resolveNext && wanted.reason_id !== undefined;
    setResolveNext(false);
    if (both) change({ ...wanted, status_category: 'resolved' }, t('action.resolved', { number: conversation.number }));
    else change(wanted, done);
  };
  const copyLink = () => {
    void navigator.clipboard.writeText(`${location.origin}/c/${conversation.number}`);
    toaster.show({ text: t('action.copied') });
  };
  useConversationKeys({ conversation, composer, change, resolve, copyLink, openMenu: setOpenMenu, openDialog: (kind) => setDialog({ kind }) });

  const forward = useCallback((message: Message) => setDialog({ kind: 'forward', message }), []);
  const split = useSteady(
    (message: Message) =>
      void attempt(
        splitAt(conversation.id, message.id).then(({ number }) =>
          toaster.show({ text: t('split.done', { number }), action: { name: t('split.open'), onAction: () => onGo(number) } }),
        ),
      ),
  );
  const retry = useSteady((message: Message) => void attempt(retryReply(conversation.id, message.id).then(() => toaster.show({ text: t('message.retried') }))));
  const undoSend = useSteady((message: Message) => composer.current?.takeBack(message));

  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <ConversationHead
        conversation={conversation}
        others={others}
        openMenu={openMenu}
        onMenu={(menu) => {
          setOpenMenu(menu);
          if (menu === null) setResolveNext(false);
        }}
        onChange={changeFromHead}
        resolves={resolveNext}
        onResolve={resolve}
        onCopyLink={copyLink}
        onDialog={(kind) => setDialog({ kind })}
        onUnmerge={(sourceId) => void attempt(unmerge(sourceId))}
        mergedFrom={page.merged_from}
        following={page.followers.some((one) => one.id === person.id)}
        onBack={onBack}
        onContext={onContext}
      />
      <Escalated conversationId={conversation.id} />
      <Notice conversation={conversation} earlier={page.earlier} />
      <SideThreads threads={page.side_threads} />
      <Timeline conversationId={conversation.id} of={letters} events={events} statuses={page.statuses} onForward={forward} onSplit={split} onUndoSend={undoSend} onRetry={retry} />
      <ChatLine conversation={conversation} messages={page.messages} />
      <Composer
        page={page}
        handle={composer}
        onTyping={typing}
        onSent={({ leaves }) => leaves && onFinished(conversation.number)}
      />
      <ConversationDialogs page={page} dialog={dialog} onClose={() => setDialog(null)} onDone={askAgain} onGo={onGo} />
    </div>
  );
}
