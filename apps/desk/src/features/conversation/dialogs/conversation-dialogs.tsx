import type { ConversationPage, Message } from '@keepdesk/client';
import { Suspense } from 'react';
import type { DialogWish } from '../conversation-head.tsx';
import { RaiseDialog } from '../escalated.tsx';
import { ForwardDialog, SideThreadDialog } from './letter-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';

export type OpenDialog = { kind: DialogWish; message?: Message } | null;

export interface ConversationDialogsProps {
  page: ConversationPage;
  dialog: OpenDialog;
  onClose: () => void;
  onDone: () => void;
  onGo: (number: number) => void;
}

export function ConversationDialogs({ page, dialog, onClose, onDone, onGo }: ConversationDialogsProps) {
  const { conversation, earlier, messages } = page;
  if (dialog?.kind === 'merge') return <MergeDialog conversation={conversation} earlier={earlier} onClose={onClose} onMerged={onGo} />;
  if (dialog?.kind === 'escalate') {
    return (
      <Suspense>
        <RaiseDialog conversation={conversation} onClose={onClose} />
      </Suspense>
    );
  }
  if (dialog?.kind === 'side') return <SideThreadDialog conversationId={conversation.id} subject={conversation.subject} onClose={onClose} onDone={onDone} />;
  if (dialog?.kind === 'forward') {
    const message = dialog.message ?? messages.findLast((one) => one.kind === 'customer' || one.kind === 'reply');
    if (!message) return null;
    return <ForwardDialog conversationId={conversation.id} message={message} subject={conversation.subject} onClose={onClose} onDone={onDone} />;
  }
  return null;
}
