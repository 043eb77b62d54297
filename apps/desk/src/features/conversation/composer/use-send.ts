import { addNote, ApiProblem, sendReply, undoReply, type ConversationPage, type Message, type SentReply } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';
import { conversationKey } from '../../../shared/actions/query-keys.ts';
import { describeProblem } from '../../../shared/words/problem.ts';
import type { KeptDraft } from '../../../shared/drafts/kept-draft.ts';
import { letterHtml } from './letter-html.ts';
import { mentionedIn } from './triggers.ts';
import type { Composer } from './use-composer.ts';

export interface SendWish {
  statusId?: string;
  /** The status is one that takes the conversation off the desk. */
  leaves?: boolean;
  sendAt?: string;
  force?: boolean;
}

/** A stored reply as the draft it was. */
export function draftOf(message: Message): KeptDraft {
  const { text, to, cc, attachments, facts } = message;
  return {
    kind: 'reply', text, to, cc, attachments: attachments.map(({ id, name, size, type }) => ({ id, name, size, type })),
    ...(typeof facts.macro_id === 'string' ? { macro_id: facts.macro_id } : {}), updated_at: new Date().toISOString(), saved: false,
  };
}

const LATER_STAY_MS = 10_000;

/** Sends what is written; the reply can be taken back until it leaves. A refusal gives the text back. */
export function useSend(page: ConversationPage, composer: Composer, onSent: (wish: SendWish) => void, onRestored: () => void) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [overtaken, setOvertaken] = useState<SendWish | null>(null);
  const { people } = useChoices();
  const { id } = page.conversation;

  const refresh = useCallback(() => {
    void client.invalidateQueries({ queryKey: conversationKey() });
    void client.invalidateQueries({ queryKey: ['inbox'] });
  }, [client]);

  const offers = useRef(new Map<string, number>());
  /** Takes a reply back before it leaves; what was written is there to be written on. */
  const takeBack = (messageId: string, kept: KeptDraft) => {
    toaster.dismiss(offers.current.get(messageId) ?? -1);
    undoReply(id, messageId)
      .then(() => composer.restore(kept, messageId))
      .then(onRestored)
      .catch((problem: unknown) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) }))
      .finally(refresh);
  };

  const offerUndo = (sent: SentReply, kept: KeptDraft, later: boolean) =>
    toaster.show({
      text: later ? t('composer.scheduled') : t('composer.sending', { name: page.customer?.name ?? '' }),
      stayMs: later ? LATER_STAY_MS : Math.max(1_000, Date.parse(sent.send_at) - Date.now()),
      countdown: !later,
      action: {
        name: t('action.undo'),
        onAction: () => takeBack(sent.message.id, kept),
      },
    });

  const sendAs = async (kept: KeptDraft, wish: SendWish) => {
    const letter = { text: kept.text, html: letterHtml(kept.text), attachment_ids: kept.attachments.map((file) => file.id) };
    const key = crypto.randomUUID();
    if (kept.kind === 'note') {
      await addNote(id, { ...letter, mentions: mentionedIn(kept.text, people) }, key);
      toaster.show({ text: t('composer.noted') });
      return;
    }
    const sent = await sendReply(
      id,
      {
        ...letter,
        ...(kept.macro_id ? { macro_id: kept.macro_id } : {}),
        to: composer.to,
        cc: composer.cc,
        ...(composer.seenMessageId() ? { seen_message_id: composer.seenMessageId()! } : {}),
        ...(wish.statusId ? { status_id: wish.statusId } : {}),
        ...(wish.sendAt ? { send_at: wish.sendAt } : {}),
        ...(wish.force ? { force: true } : {}),
      },
      key,
    );
    // In a chat it is said already: there is nothing to take back.
    if (sent.message.delivery.state === 'sent') return;
    offers.current.set(sent.message.id, offerUndo(sent, kept, wish.sendAt !== undefined));
  };

  const send = async (wish: SendWish = {}) => {
    const kept = composer.draft;
    if (busy || (kept.text.trim() === '' && kept.attachments.length === 0)) return;
    setBusy(true);
    setOvertaken(null);
    try {
      await composer.takeOut(kept.kind);
      await sendAs(kept, wish);
      composer.arrived(kept);
      onSent(wish);
    } catch (problem) {
      composer.giveBack(kept);
      if (problem instanceof ApiProblem && problem.code === 'replied_meanwhile') setOvertaken(wish);
      else toaster.show({ tone: 'danger', text: t('composer.notSent', { why: describeProblem(t, problem) }) });
    } finally {
      setBusy(false);
      refresh();
    }
  };

  return { send, takeBack, busy, overtaken, dropWarning: () => setOvertaken(null) };
}
