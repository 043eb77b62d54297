import type { Message } from '@keepdesk/client';
import { Avatar, classNames, IconButton, Menu, Pill, RelativeTime, type Tone } from '@keepdesk/ui';
import { CircleAlert, Clock, Ellipsis, FileCode, Forward, Info, RotateCw, Scissors, StickyNote, TriangleAlert, Undo2, Workflow } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeAddress } from '../composer/addresses.ts';
import { Attachments } from './attachments.tsx';
import { useMessageWarnings } from './message-warnings.ts';
import { MessageBody } from './message-body.tsx';

export interface MessageCardProps {
  message: Message;
  onForward: (message: Message) => void;
  onSplit: (message: Message) => void;
  onUndoSend: (message: Message) => void;
  onRetry: (message: Message) => void;
}

const looks: Partial<Record<Message['kind'], string>> = {
  customer: 'bg-raised border-line mr-auto',
  reply: 'bg-accent-soft border-transparent ml-auto',
  note: 'bg-paper border-paper-line ml-auto',
  auto: 'bg-surface border-line mr-auto',
};

const deliveryTones: Record<string, Tone> = { failed: 'danger', bounced: 'danger', scheduled: 'info', queued: 'plain' };
const told = ['scheduled', 'queued', 'failed', 'bounced'] as const;

/** Where an answer of ours is, while that is worth saying. */
function Delivery({ message }: { message: Message }) {
  const { t } = useTranslation();
  const state = told.find((one) => one === message.delivery.state);
  if (!state) return null;
  const failed = state === 'failed' || state === 'bounced';
  const sendAt = typeof message.facts.send_at === 'string' ? message.facts.send_at : message.delivery.at;
  return (
    <Pill tone={deliveryTones[state] ?? 'plain'} icon={failed ? <CircleAlert size={12} /> : <Clock size={12} />}>
      {t(`delivery.${state}`)}
      {state === 'scheduled' && sendAt ? (
        <>
          {' '}
          <RelativeTime at={sendAt} as="moment" />
        </>
      ) : null}
    </Pill>
  );
}

function Warnings({ message }: { message: Message }) {
  const lines = useMessageWarnings(message);
  if (lines.length === 0) return null;
  return (
    <ul className="mb-2 flex flex-col gap-1 rounded-control bg-warning-soft px-2.5 py-1.5 text-13">
      {lines.map((line) => (
        <li key={line} className="flex items-start gap-2">
          <TriangleAlert size={14} className="mt-0.5 shrink-0 text-warning" />
          {line}
        </li>
      ))}
    </ul>
  );
}

function Envelope({ message }: { message: Message }) {
  const { t } = useTranslation();
  const lines = [
    { id: 'from', name: t('message.from'), value: message.from ? writeAddress(message.from) : '' },
    { id: 'to', name: t('message.to'), value: message.to.map(writeAddress).join(', ') },
    { id: 'cc', name: t('message.cc'), value: message.cc.map(writeAddress).join(', ') },
  ].filter((line) => line.value !== '');
  return (
    <dl className="mb-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-12 text-quiet">
      {lines.map((line) => (
        <div key={line.id} className="contents">
          <dt>{line.name}</dt>
          <dd className="min-w-0 break-words text-text">
            <bdi>{line.value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function CardMenu({ message, onForward, onSplit, onUndoSend, onRetry, onDetails }: MessageCardProps & { onDetails: () => void }) {
  const { t } = useTranslation();
  const isNote = message.kind === 'note';
  const waiting = message.delivery.state === 'scheduled';
  const actions = [
    ...(isNote ? [] : [{ id: 'details', name: t('message.details'), icon: <Info size={16} />, onAction: onDetails }]),
    ...(isNote ? [] : [{ id: 'forward', name: t('message.forward'), icon: <Forward size={16} />, onAction: () => onForward(message) }]),
    ...(message.kind === 'customer' ? [{ id: 'split', name: t('message.split'), icon: <Scissors size={16} />, onAction: () => onSplit(message) }] : []),
    ...(waiting ? [{ id: 'undo', name: t('message.undoSend'), icon: <Undo2 size={16} />, onAction: () => onUndoSend(message) }] : []),
    ...(message.kind === 'reply' && message.delivery.state === 'failed' ? [{ id: 'retry', name: t('message.retry'), icon: <RotateCw size={16} />, onAction: () => onRetry(message) }] : []),
    ...(message.has_raw ? [{ id: 'raw', name: t('message.raw'), icon: <FileCode size={16} />, onAction: () => void window.open(`/raw/${message.id}`, '_blank', 'noopener') }] : []),
  ];
  if (actions.length === 0) return null;
  return (
    <Menu
      label={t('message.more')}
      placement="bottom end"
      groups={[{ id: 'message', actions }]}
      trigger={
        <IconButton label={t('message.more')} size="sm" className="-my-1 opacity-0 group-hover:opacity-100 data-focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100">
          <Ellipsis size={16} />
        </IconButton>
      }
    />
  );
}

/** One message: the customer's on the left, ours tinted on the right, notes on paper. */
export const MessageCard = memo(function MessageCard(props: MessageCardProps) {
  const { message } = props;
  const { t } = useTranslation();
  const [details, setDetails] = useState(false);
  const isNote = message.kind === 'note';
  const authorName = message.author.name || message.author.address || t('list.unknownSender');
  return (
    <article
      aria-label={t(isNote ? 'message.noteBy' : message.kind === 'reply' ? 'message.replyBy' : 'message.by', { name: authorName })}
      data-message={message.id}
      className={classNames('group w-fit max-w-[min(100%,46rem)] min-w-[min(100%,20rem)] rounded-card border px-4 py-3', looks[message.kind] ?? looks.auto)}
    >
      <header className="mb-1.5 flex items-center gap-2 text-13">
        {isNote && message.author.kind === 'system' ? <Workflow size={16} role="img" className="shrink-0 text-quiet" aria-label={t('event.ruleMark')} /> : <Avatar name={authorName} size={20} />}
        <bdi className="min-w-0 truncate font-medium">{authorName}</bdi>
        {isNote ? (
          <Pill tone="paper" icon={<StickyNote size={12} />} className="px-0">
            {t('message.note')}
          </Pill>
        ) : null}
        <Delivery message={message} />
        <span className="ml-auto flex items-center gap-1 pl-3 text-12 text-quiet">
          <RelativeTime at={message.at} as="moment" />
          <CardMenu {...props} onDetails={() => setDetails(!details)} />
        </span>
      </header>
      {details ? <Envelope message={message} /> : null}
      <Warnings message={message} />
      <MessageBody message={message} />
      <Attachments files={message.attachments} />
    </article>
  );
});
