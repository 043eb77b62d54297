import { forwardMessage, openSideThread, startConversation, type Message, type OutsideLetter } from '@keepdesk/client';
import { Field, TextArea, useToaster } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { BrandField } from '../../../shared/kit/brand-field.tsx';
import { useTask } from '../../../shared/kit/task.ts';
import { useSession } from '../../../shared/session/session.tsx';
import { describeProblem } from '../../../shared/words/problem.ts';
import { readAddresses } from '../composer/addresses.ts';
import { letterHtml } from '../composer/letter-html.ts';
import { useKeptLetter } from './kept-letter.ts';

interface LetterFormProps {
  /** What the letter belongs to: it is kept under this name until it is sent. */
  place: string;
  title: string;
  intro: string;
  subject: string;
  text: string;
  sendName: string;
  withBrand?: boolean;
  fixedSubject?: boolean;
  mayBeEmpty?: boolean;
  onClose: () => void;
  onSend: (letter: OutsideLetter & { brandId: string; html: string }) => Promise<void>;
}

/** A letter that is not an answer in the open conversation: to whom, about what, and its text. */
function LetterForm({ place, title, intro, subject: firstSubject, text: firstText, sendName, withBrand, fixedSubject, mayBeEmpty, onClose, onSend }: LetterFormProps) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const { brands } = useSession();
  const kept = useKeptLetter(place, { brandId: brands[0]?.id ?? '', to: '', subject: firstSubject, text: firstText });
  const { brandId, to, subject, text } = kept.letter;
  const read = readAddresses(to);
  const ready = read.addresses.length > 0 && read.unclear.length === 0 && (mayBeEmpty || text.trim() !== '') && subject.trim() !== '';
  const send = useTask(
    async () => {
      await onSend({ brandId, to: read.addresses, subject: subject.trim(), text, html: letterHtml(text) });
      kept.forget();
      onClose();
    },
    (problem) => toaster.show({ tone: 'danger', text: t('composer.notSent', { why: describeProblem(t, problem) }) }),
  );
  return (
    <AskDialog title={title} onClose={onClose} doName={sendName} busy={send.busy} ready={ready} onDo={send.run}>
      <div className="flex flex-col gap-3">
        <p className="text-13 text-quiet">{intro}</p>
        {withBrand ? <BrandField value={brandId} onChange={(next) => kept.change({ brandId: next })} /> : null}
        <Field
          label={t('message.to')}
          value={to}
          onChange={(next) => kept.change({ to: next })}
          autoFocus
          placeholder="name@example.com"
          {...(read.unclear.length > 0 && to.endsWith(' ') ? { error: t('composer.unclear', { text: read.unclear.join(', ') }) } : {})}
        />
        <Field label={t('letter.subject')} value={subject} onChange={(next) => kept.change({ subject: next })} isReadOnly={fixedSubject ?? false} />
        <TextArea label={t('letter.text')} value={text} onChange={(next) => kept.change({ text: next })} rows={9} />
      </div>
    </AskDialog>
  );
}

/** A thread with a supplier, carrier or warehouse that the shopper never sees. */
export function SideThreadDialog({ conversationId, subject, onClose, onDone }: { conversationId: string; subject: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <LetterForm
      place={`side.${conversationId}`}
      title={t('letter.sideTitle')}
      intro={t('letter.sideIntro')}
      subject={subject}
      text=""
      sendName={t('composer.send')}
      onClose={onClose}
      onSend={async ({ brandId: _brand, ...letter }) => {
        await openSideThread(conversationId, letter);
        onDone();
      }}
    />
  );
}

/** Sends a message on to somebody else, with its attachments; the message itself is quoted by the server. */
export function ForwardDialog({ conversationId, message, subject, onClose, onDone }: { conversationId: string; message: Message; subject: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <LetterForm
      place={`forward.${message.id}`}
      title={t('letter.forwardTitle')}
      intro={t('letter.forwardIntro', { name: message.author.name })}
      subject={`Fwd: ${subject}`}
      fixedSubject
      mayBeEmpty
      text=""
      sendName={t('action.forward')}
      onClose={onClose}
      onSend={async ({ brandId: _brand, subject: _subject, ...letter }) => {
        await forwardMessage(conversationId, { ...letter, message_id: message.id });
        onDone();
      }}
    />
  );
}

/** A mail that starts a conversation: from one of our brands, to one person. */
export function NewMailDialog({ onClose, onStarted }: { onClose: () => void; onStarted: (number: number) => void }) {
  const { t } = useTranslation();
  return (
    <LetterForm
      place="new"
      title={t('letter.newTitle')}
      intro={t('letter.newIntro')}
      subject=""
      text=""
      sendName={t('composer.send')}
      withBrand
      onClose={onClose}
      onSend={async ({ brandId, to, ...letter }) => {
        const first = to[0];
        if (!first) return;
        const { number } = await startConversation({ ...letter, brand_id: brandId, customer: { email: first.address, ...(first.name ? { name: first.name } : {}) } });
        onStarted(number);
      }}
    />
  );
}
