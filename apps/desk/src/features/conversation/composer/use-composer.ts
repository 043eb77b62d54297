import { saveDraft, uploadFile, type Address, type ConversationPage, type Message } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSteady } from '../../../shared/actions/steady.ts';
import { chooseDraft, confirmSaved, forgetDraft, keepDraft, readDraft, type KeptDraft } from '../../../shared/drafts/kept-draft.ts';
import { describeProblem } from '../../../shared/words/problem.ts';
import { letterHtml } from './letter-html.ts';

export type ComposerKind = KeptDraft['kind'];
export type DraftState = 'empty' | 'kept' | 'saved' | 'offline';

const SAVE_AFTER_MS = 900;
const TRY_AGAIN_MS = 5_000;

/** The newest message that went between the customer and us: notes warn nobody. */
function lastLetter(messages: readonly Message[]): string | null {
  return messages.findLast((message) => message.kind === 'customer' || message.kind === 'reply')?.id ?? null;
}

function emptyDraft(kind: ComposerKind): KeptDraft {
  return { kind, text: '', to: null, cc: null, attachments: [], updated_at: new Date().toISOString(), saved: true };
}

/** Sends the draft to the server a moment after the last keystroke, again and again until it has arrived. */
function useSaving(conversationId: string, draft: KeptDraft, page: ConversationPage, onState: (state: DraftState) => void): void {
  const send = useSteady(async () => {
    const { to, cc } = page.reply_defaults;
    const { kind, text, attachments } = draft;
    await saveDraft(conversationId, { kind, text, html: letterHtml(text), to: draft.to ?? to, cc: draft.cc ?? cc, attachment_ids: attachments.map((file) => file.id) });
    confirmSaved(localStorage, conversationId, draft.updated_at);
    onState(text === '' ? 'empty' : 'saved');
  });
  const failed = useSteady(() => onState('offline'));
  useEffect(() => {
    if (draft.saved) return;
    let timer: ReturnType<typeof setTimeout>;
    const save = () =>
      send().catch(() => {
        failed();
        timer = setTimeout(save, TRY_AGAIN_MS);
      });
    timer = setTimeout(save, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, send, failed]);

  // Leaving before the moment is over sends it on the way out.
  const leave = useSteady(() => draft.saved || void send().catch(() => undefined));
  useEffect(() => () => void leave(), [leave]);
}

/** What is being written in a conversation: kept in this browser at every keystroke, and at the server soon after. */
export function useComposer(page: ConversationPage) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const { id, brand_id: brandId } = page.conversation;
  const [draft, setDraft] = useState<KeptDraft>(() => chooseDraft(readDraft(localStorage, id), page.draft) ?? emptyDraft('reply'));
  const [state, setState] = useState<DraftState>(draft.text ? (draft.saved ? 'saved' : 'kept') : 'empty');
  const [uploading, setUploading] = useState(0);
  /** The newest message on the screen when writing began: what came later deserves a warning. */
  const seen = useRef<string | null>(lastLetter(page.messages));
  useSaving(id, draft, page, setState);

  const change = useCallback(
    (part: Partial<KeptDraft>) => {
      setDraft((kept) => {
        const next = { ...kept, ...part, updated_at: new Date().toISOString(), saved: false };
        keepDraft(localStorage, id, next);
        return next;
      });
      setState('kept');
    },
    [id],
  );

  const lastId = lastLetter(page.messages);
  useEffect(() => {
    if (draft.text === '') seen.current = lastId;
  }, [lastId, draft.text]);

  const clear = useCallback(() => {
    forgetDraft(localStorage, id);
    setDraft((kept) => emptyDraft(kept.kind === 'note' ? 'reply' : kept.kind));
    setState('empty');
  }, [id]);

  const restore = useCallback((kept: KeptDraft) => change({ ...kept }), [change]);

  const attach = useCallback(
    async (files: readonly File[]) => {
      setUploading((count) => count + files.length);
      for (const file of files) {
        try {
          const up = await uploadFile(brandId, file);
          setDraft((kept) => {
            const next = { ...kept, attachments: [...kept.attachments, up], updated_at: new Date().toISOString(), saved: false };
            keepDraft(localStorage, id, next);
            return next;
          });
        } catch (problem) {
          toaster.show({ tone: 'danger', text: t('composer.notUploaded', { name: file.name, why: describeProblem(t, problem) }) });
        } finally {
          setUploading((count) => count - 1);
        }
      }
    },
    [id, brandId, t, toaster],
  );

  return {
    draft,
    state,
    uploading: uploading > 0,
    seenMessageId: () => seen.current,
    acceptNews: () => {
      seen.current = lastId;
    },
    newSince: draft.text !== '' && seen.current !== lastId ? page.messages.slice(page.messages.findIndex((one) => one.id === seen.current) + 1).filter((one) => one.kind === 'customer' || one.kind === 'reply') : [],
    to: draft.to ?? page.reply_defaults.to,
    cc: draft.cc ?? page.reply_defaults.cc,
    change,
    clear,
    restore,
    attach,
    recipients: (to: Address[], cc: Address[]) => change({ to, cc }),
  };
}

export type Composer = ReturnType<typeof useComposer>;
