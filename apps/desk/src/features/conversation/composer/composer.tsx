import type { ConversationPage, Message } from '@keepdesk/client';
import { classNames, IconButton } from '@keepdesk/ui';
import { CloudOff, Paperclip, Trash2, Zap } from 'lucide-react';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type KeyboardEvent, type Ref } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { useTranslation } from 'react-i18next';
import { statusFor } from '../../../shared/actions/apply-change.ts';
import { useChoices } from '../../../shared/actions/choices.ts';
import { offerWords, useOfferedWords } from '../../../shared/drafts/words-for-reply.ts';
import { useBrand } from '../../../shared/session/session.tsx';
import { useEnterSends } from '../../../shared/chat/use-chat.ts';
import { ChatHint } from './chat-hint.tsx';
import { FileChips, FormatButtons, KindSwitch } from './composer-parts.tsx';
import { Overtaken } from './overtaken.tsx';
import { Recipients } from './recipients.tsx';
import { SendButtons } from './send-buttons.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { useComposer, type ComposerKind } from './use-composer.ts';
import { draftOf, useSend, type SendWish } from './use-send.ts';
import { useSuggestions, type Edit } from './use-suggestions.ts';

export interface ComposerHandle {
  focus: (kind: ComposerKind) => void;
  openMacros: () => void;
  takeBack: (message: Message) => void;
}

export interface ComposerProps {
  page: ConversationPage;
  handle: Ref<ComposerHandle>;
  onTyping: (replying: boolean) => void;
  onSent: (wish: SendWish) => void;
}

/** Grows the field with its text, up to a part of the window. */
function useAutoHeight(field: React.RefObject<HTMLTextAreaElement | null>, text: string) {
  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, window.innerHeight * 0.42)}px`;
  }, [field, text]);
}

/** Where the answer is written. It says who will read it, and looks different when only colleagues will. */
export function Composer({ page, handle, onTyping, onSent }: ComposerProps) {
  const { t } = useTranslation();
  const composer = useComposer(page);
  const brand = useBrand(page.conversation.brand_id);
  const { statuses } = useChoices();
  const field = useRef<HTMLTextAreaElement>(null);
  const sending = useSend(page, composer, onSent, () => requestAnimationFrame(() => field.current?.focus()));
  const selection = useRef<Edit | null>(null);
  const { draft } = composer;
  const isNote = draft.kind === 'note';
  const isChat = page.conversation.channel === 'chat' && !isNote;
  const [enterSends, setEnterSends] = useEnterSends();
  const edit = (next: Edit) => {
    selection.current = next;
    composer.change({ text: next.text, ...(next.macroId ? { macro_id: next.macroId } : {}) });
    field.current?.focus();
  };
  // Theirs first, then the brand's own.
  const languages = [...new Set([page.customer?.locale, brand?.locale, ...(brand?.locales ?? [])].flatMap((one) => one?.split('-')[0] ?? []))];
  const suggestions = useSuggestions(page.conversation.id, page.conversation.brand_id, languages, isNote, edit);
  useAutoHeight(field, draft.text);
  useOfferedWords(page.conversation.id, (words) => {
    if (isNote) {
      // Words for the customer never land in a note: they come again once the reply stands here.
      composer.turnTo('reply');
      requestAnimationFrame(() => offerWords(page.conversation.id, words));
      return;
    }
    const text = draft.text.trim() === '' ? words : `${draft.text.trimEnd()}\n\n${words}`;
    edit({ text, from: text.length, to: text.length });
  });

  useEffect(() => {
    if (!selection.current) return;
    field.current?.setSelectionRange(selection.current.from, selection.current.to);
    selection.current = null;
  }, [draft.text]);

  const openMacros = () => {
    const box = field.current;
    if (!box) return;
    const caret = box.selectionStart;
    const lead = caret === 0 || /\s$/.test(draft.text.slice(0, caret)) ? '/' : ' /';
    const text = draft.text.slice(0, caret) + lead + draft.text.slice(caret);
    edit({ text, from: caret + lead.length, to: caret + lead.length });
    suggestions.look(text, caret + lead.length);
  };
  useImperativeHandle(handle, () => ({
    focus: (kind) => {
      composer.turnTo(kind);
      // At once, so that not one letter typed after the key is lost; again when the other kind has been drawn.
      field.current?.focus();
      requestAnimationFrame(() => field.current?.focus());
    },
    openMacros,
    takeBack: (message) => sending.takeBack(message.id, draftOf(message)),
  }));

  /** Puts signs around the selection, e.g. `**` for bold. */
  const wrap = (before: string, after: string = before) => {
    const box = field.current;
    if (!box) return;
    const { selectionStart: from, selectionEnd: to } = box;
    const text = `${draft.text.slice(0, from)}${before}${draft.text.slice(from, to)}${after}${draft.text.slice(to)}`;
    edit({ text, from: from + before.length, to: to + before.length });
  };

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (suggestions.press(event, draft.text)) return;
    const mod = event.ctrlKey || event.metaKey;
    if (event.nativeEvent.isComposing) return;
    if (isChat && enterSends && !mod && !event.shiftKey && event.key === 'Enter') {
      event.preventDefault();
      void sending.send({});
    } else if (mod && event.key === 'Enter') {
      event.preventDefault();
      const resolved = statusFor(statuses, page.conversation.brand_id, 'resolved');
      void sending.send(event.shiftKey && resolved && !isNote ? { statusId: resolved.id, leaves: true } : {});
    } else if (mod && event.key.toLowerCase() === 'b') {
      event.preventDefault();
      wrap('**');
    } else if (mod && event.key.toLowerCase() === 'i') {
      event.preventDefault();
      wrap('*');
    } else if (event.key === 'Escape') field.current?.blur();
  };

  const empty = draft.text.trim() === '' && draft.attachments.length === 0;
  return (
    <section
      aria-label={t(isNote ? 'composer.noteArea' : 'composer.replyArea')}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void composer.attach([...event.dataTransfer.files]);
      }}
      className={classNames('@container relative shrink-0 border-t transition-colors', isNote ? 'border-paper-line bg-paper' : 'border-line bg-raised')}
    >
      {suggestions.open ? (
        <SuggestionList
          id="suggestions"
          kind={suggestions.kind}
          choices={suggestions.choices}
          at={suggestions.at}
          preview={suggestions.preview}
          onHover={suggestions.hover}
          onPick={(choice) => void suggestions.pick(choice, draft.text)}
        />
      ) : null}
      {composer.newSince.length > 0 || sending.overtaken ? (
        <Overtaken
          messages={composer.newSince}
          blocked={sending.overtaken !== null}
          onGoOn={() => {
            composer.acceptNews();
            if (sending.overtaken) void sending.send({ ...sending.overtaken, force: true });
            else sending.dropWarning();
          }}
        />
      ) : null}
      {isNote ? (
        <p className="px-4 pt-2.5 text-12 text-paper-quiet">{t('composer.onlyTeam')}</p>
      ) : isChat ? (
        <ChatHint conversation={page.conversation} brand={brand} enterSends={enterSends} onEnterSends={setEnterSends} />
      ) : (
        <Recipients defaults={page.reply_defaults} brand={brand} to={composer.to} cc={composer.cc} onChange={composer.recipients} />
      )}
      <textarea
        ref={field}
        value={draft.text}
        rows={3}
        aria-label={t(isNote ? 'composer.noteText' : 'composer.replyText', { name: page.customer?.name ?? '' })}
        aria-controls={suggestions.open ? 'suggestions' : undefined}
        aria-activedescendant={suggestions.open ? `suggestions-${suggestions.at}` : undefined}
        placeholder={t(isNote ? 'composer.notePlaceholder' : 'composer.replyPlaceholder')}
        onChange={(event) => {
          composer.change({ text: event.target.value });
          suggestions.look(event.target.value, event.target.selectionStart);
          onTyping(!isNote);
        }}
        onBlur={suggestions.close}
        onKeyDown={press}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          if (files.length > 0) {
            event.preventDefault();
            void composer.attach(files);
          }
        }}
        className="block min-h-20 w-full resize-none bg-transparent px-4 py-2.5 text-15 focus-visible:outline-none"
      />
      <FileChips files={draft.attachments} onRemove={(id) => composer.change({ attachments: draft.attachments.filter((file) => file.id !== id) })} />
      <footer className="flex flex-wrap items-center gap-1 px-3 pb-3 @min-[34rem]:flex-nowrap">
        <KindSwitch kind={draft.kind} onKind={composer.turnTo} />
        <span className="mx-1 h-4 w-px bg-line max-sm:hidden" />
        <FileTrigger allowsMultiple onSelect={(files) => files && void composer.attach([...files])}>
          <IconButton label={t('composer.attach')} size="sm">
            <Paperclip size={16} />
          </IconButton>
        </FileTrigger>
        <IconButton label={t('composer.macros')} keys="/" size="sm" onPress={openMacros}>
          <Zap size={16} />
        </IconButton>
        <FormatButtons onWrap={wrap} />
        <span className="mr-2 ml-auto flex min-w-0 items-center gap-1 text-12 text-quiet" role="status">
          {composer.state === 'offline' ? <CloudOff size={14} className="shrink-0 text-warning" /> : null}
          <span className="truncate max-sm:sr-only">{composer.uploading ? t('composer.uploading') : composer.state === 'empty' ? '' : t(`composer.state.${composer.state}`)}</span>
        </span>
        {draft.text === '' ? null : (
          <IconButton label={t('composer.discard')} size="sm" className="max-sm:hidden" onPress={() => composer.change({ text: '', attachments: [], macro_id: '' })}>
            <Trash2 size={15} />
          </IconButton>
        )}
        <SendButtons
          isNote={isNote}
          busy={sending.busy}
          disabled={empty || composer.uploading}
          brandId={page.conversation.brand_id}
          onSend={(wish) => void sending.send(wish)}
        />
      </footer>
    </section>
  );
}
