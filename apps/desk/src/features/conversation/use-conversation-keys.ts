import type { Conversation } from '@keepdesk/client';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../shared/actions/apply-change.ts';
import { useSession } from '../../shared/session/session.tsx';
import { useShortcuts } from '../../shared/shortcuts/shortcuts.tsx';
import type { ComposerHandle } from './composer/composer.tsx';
import type { DialogWish, HeadMenu } from './conversation-head.tsx';

export interface ConversationKeys {
  conversation: Conversation;
  composer: RefObject<ComposerHandle | null>;
  change: (change: Wish, done: string) => void;
  resolve: () => void;
  copyLink: () => void;
  openMenu: (menu: HeadMenu) => void;
  openDialog: (dialog: DialogWish) => void;
}

/** The keys of an open conversation, as the `?` sheet and the palette list them. */
export function useConversationKeys({ conversation, composer, change, resolve, copyLink, openMenu, openDialog }: ConversationKeys): void {
  const { t } = useTranslation();
  const { person } = useSession();
  const { number } = conversation;
  const resolved = conversation.status.category === 'resolved';
  const spam = conversation.status.category === 'spam';
  const group = 'conversation' as const;
  useShortcuts([
    { id: 'c.reply', keys: 'r', name: t('composer.reply'), group, run: () => composer.current?.focus('reply') },
    { id: 'c.note', keys: 'n', name: t('composer.note'), group, run: () => composer.current?.focus('note') },
    { id: 'c.assign', keys: 'a', name: t('action.assign'), group, run: () => openMenu('assign') },
    { id: 'c.take', keys: 't', name: t('action.take'), group, run: () => change({ assignee_id: person.id }, t('action.taken', { number })) },
    { id: 'c.resolve', keys: 'e', name: t(resolved ? 'action.reopen' : 'action.resolve'), group, run: resolve },
    { id: 'c.reason', keys: 'y', name: t('action.reason'), group, run: () => openMenu('reason') },
    { id: 'c.snooze', keys: 's', name: t('action.snooze'), group, run: () => openMenu('snooze') },
    { id: 'c.merge', keys: 'm', name: t('action.merge'), group, run: () => openDialog('merge') },
    { id: 'c.forward', keys: 'f', name: t('action.forward'), group, run: () => openDialog('forward') },
    { id: 'c.escalate', keys: 'u', name: t('action.escalate'), group, run: () => openDialog('escalate') },
    {
      id: 'c.spam',
      keys: '!',
      name: t(spam ? 'action.rescue' : 'action.spam'),
      group,
      run: () => change({ spam: !spam }, t(spam ? 'action.rescued' : 'action.markedSpam', { number })),
    },
    { id: 'c.copy', keys: '.', name: t('action.copyLink'), group, run: copyLink },
    { id: 'w.send', keys: 'mod+enter', name: t('composer.send'), group: 'composer', shownOnly: true, run: () => {} },
    { id: 'w.resolve', keys: 'mod+shift+enter', name: t('composer.sendAndResolve'), group: 'composer', shownOnly: true, run: () => {} },
    { id: 'w.macros', keys: '/', name: t('composer.macros'), group: 'composer', shownOnly: true, run: () => composer.current?.openMacros() },
    { id: 'w.mention', keys: '@', name: t('composer.mention'), group: 'composer', shownOnly: true, run: () => composer.current?.focus('note') },
  ]);
}
