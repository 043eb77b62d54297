import { saveDraft, uploadFile, type Address, type ConversationPage, type Message } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSteady } from '../../../shared/actions/steady.ts';
import { chooseDraft, confirmSaved, forgetDraft, keepDraft, readDraft, type DraftKind, type KeptDraft } from '../../../shared/drafts/kept-draft.ts';
import { SavingGate } from '../../../shared/drafts/saving-gate.ts';
import { describeProblem } from '../../../shared/words/problem.ts';
import { letterHtml } from './letter-html.ts';

export type ComposerKind = DraftKind;
export type DraftState = 'empty' | 'kept' | 'saved' | 'offline';

const SAVE_AFTER_MS = 900;
const TRY_AGAIN_MS = 5_000;

const isLetter = (message: Message) => message.kind === 'customer' || message.kind === 'reply';

/** The newest message that went between the customer and us: notes warn nobody. */
const lastLetter = (messages: readonly Message[]): string | null => messages.findLast(isLetter)?.id ?? null;

function emptyDraft(kind: ComposerKind): KeptDraft {
  return { kind, text: '', to: null, cc: null, attachments: [], updated_at: new Date().toISOString(), saved: true };
}

/** The draft to go on with. One from another machine has seen what was there when it was last touched. */
function loadDraft(page: ConversationPage, kind: ComposerKind): KeptDraft {
  const draft = chooseDraft(readDraft(localStorage, page.conversation.id, kind), page.drafts.find((one) => one.kind === kind) ?? null);
  if (!draft) return emptyDraft(kind);
  return draft.seen_message_id === undefined ? { ...draft, seen_message_id: lastLetter(page.messages.filter((one) => Date.parse(one.at) <= Date.parse(draft.updated_at))) } : draft;
}

type Drafts = Record<ComposerKind, KeptDraft>;
const isEmpty = (draft: KeptDraft) => draft.text === '' && draft.attachments.length === 0;
const firstKind = ({ reply, note }: Drafts): ComposerKind => (!isEmpty(note) && (isEmpty(reply) || note.updated_at > reply.updated_at) ? 'note' : 'reply');
const stateOf = (draft: KeptDraft): DraftState => (draft.text ? (draft.saved ? 'saved' : 'kept') : 'empty');

/** Sends the draft to the server a moment after the last keystroke, again and again until it has arrived. */
function useSaving(draft: KeptDraft, page: ConversationPage, gate: SavingGate, onState: (kind: ComposerKind, state: DraftState) => void): void {
  const { id } = page.conversation;
  const send = useSteady(async () => {
    const { to, cc } = page.reply_defaults;
    const { kind, text, attachments } = draft;
    await gate.save(kind, async () => void (await saveDraft(id, { kind, text, html: letterHtml(text), to: draft.to ?? to, cc: draft.cc ?? cc, attachment_ids: attachments.map((file) => file.id), ...(draft.macro_id ? { macro_id: draft.macro_id } : {}) })));
    confirmSaved(localStorage, id, kind, draft.updated_at);
    onState(kind, text === '' ? 'empty' : 'saved');
  });
  const failed = useSteady(() => onState(draft.kind, 'offline'));
  useEffect(() => {
    if (draft.saved) return;
    let timer: ReturnType<typeof setTimeout>;
    const save = () => {
      if (gate.isHeld(draft.kind)) timer = setTimeout(save, SAVE_AFTER_MS);
      else
        send().catch(() => {
          failed();
          timer = setTimeout(save, TRY_AGAIN_MS);
        });
    };
    timer = setTimeout(save, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, send, failed, gate]);

  // Leaving before the moment is over sends it on the way out.
  const leave = useSteady(() => draft.saved || gate.isHeld(draft.kind) || void send().catch(() => undefined));
  useEffect(() => () => void leave(), [leave]);
}

/** What is being written in a conversation, a reply and a note apart: kept in this browser at every keystroke, and at the server soon after. */
export function useComposer(page: ConversationPage) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const { id, brand_id: brandId } = page.conversation;
  const [drafts, setDrafts] = useState<Drafts>(() => ({ reply: loadDraft(page, 'reply'), note: loadDraft(page, 'note') }));
  const [kind, setKind] = useState<ComposerKind>(() => firstKind(drafts));
  const [states, setStates] = useState<Record<ComposerKind, DraftState>>(() => ({ reply: stateOf(drafts.reply), note: stateOf(drafts.note) }));
  const [uploading, setUploading] = useState(0);
  /** A reply taken back stays on the screen for a moment: it is no news. */
  const [takenBack, setTakenBack] = useState<string | null>(null);
  const onState = useCallback((of: ComposerKind, state: DraftState) => setStates((all) => ({ ...all, [of]: state })), []);
  const draft = drafts[kind];
  const [gate] = useState(() => new SavingGate());
  useSaving(drafts.reply, page, gate, onState);
  useSaving(drafts.note, page, gate, onState);

  const letters = page.messages.filter((one) => isLetter(one) && one.id !== takenBack);
  const lastId = lastLetter(letters);
  const seenNow = useRef(lastId);
  seenNow.current = lastId;

  const rewrite = useCallback(
    (of: ComposerKind, next: (kept: KeptDraft) => Partial<KeptDraft>) => {
      setDrafts((all) => {
        const kept = all[of];
        const begun = kept.text === '' ? { seen_message_id: seenNow.current } : {};
        const draft = { ...kept, ...begun, ...next(kept), kind: of, updated_at: new Date().toISOString(), saved: false };
        keepDraft(localStorage, id, draft);
        return { ...all, [of]: draft };
      });
      onState(of, 'kept');
    },
    [id, onState],
  );
  const change = useCallback((part: Partial<Omit<KeptDraft, 'kind'>>) => rewrite(kind, () => part), [rewrite, kind]);

  /** Off it goes: the field is free for what comes next, and this browser keeps what left until it is known to have arrived. */
  const takeOut = useCallback(
    async (of: ComposerKind) => {
      setDrafts((all) => ({ ...all, [of]: emptyDraft(of) }));
      onState(of, 'empty');
      await gate.hold(of);
    },
    [gate, onState],
  );

  const arrived = useCallback(
    (sent: KeptDraft) => {
      if (readDraft(localStorage, id, sent.kind)?.updated_at === sent.updated_at) forgetDraft(localStorage, id, sent.kind);
      gate.release(sent.kind);
      setKind('reply');
    },
    [id, gate],
  );

  /** Puts what was on its way before anything begun since. */
  const giveBack = useCallback(
    (sent: KeptDraft) => {
      gate.release(sent.kind);
      rewrite(sent.kind, (present) => ({ ...sent, text: present.text === '' ? sent.text : `${sent.text}\n\n${present.text}`, attachments: [...sent.attachments, ...present.attachments] }));
      setKind(sent.kind);
    },
    [gate, rewrite],
  );

  const restore = useCallback(
    (sent: KeptDraft, messageId: string) => {
      setTakenBack(messageId);
      giveBack(sent);
    },
    [giveBack],
  );

  const attach = useCallback(
    async (files: readonly File[]) => {
      setUploading((count) => count + files.length);
      for (const file of files) {
        try {
          const up = await uploadFile(brandId, file);
          rewrite(kind, (kept) => ({ attachments: [...kept.attachments, up] }));
        } catch (problem) {
          toaster.show({ tone: 'danger', text: t('composer.notUploaded', { name: file.name, why: describeProblem(t, problem) }) });
        } finally {
          setUploading((count) => count - 1);
        }
      }
    },
    [kind, rewrite, brandId, t, toaster],
  );

  // What was seen may be gone (taken back, moved elsewhere): then there is nothing to compare with.
  const seenAt = letters.findIndex((one) => one.id === draft.seen_message_id);
  const seen = draft.text === '' || seenAt < 0 ? lastId : (draft.seen_message_id ?? null);
  return {
    draft,
    state: states[kind],
    uploading: uploading > 0,
    seenMessageId: () => seen,
    acceptNews: () => change({ seen_message_id: lastId }),
    newSince: seen === lastId ? [] : letters.slice(seenAt + 1),
    to: draft.to ?? page.reply_defaults.to,
    cc: draft.cc ?? page.reply_defaults.cc,
    turnTo: setKind,
    change,
    takeOut,
    arrived,
    giveBack,
    restore,
    attach,
    recipients: (to: Address[], cc: Address[]) => change({ to, cc }),
  };
}

export type Composer = ReturnType<typeof useComposer>;
