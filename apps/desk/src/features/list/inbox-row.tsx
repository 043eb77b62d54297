import type { Brand, InboxRow as Row } from '@keepdesk/client';
import { BrandChip, classNames, DeadlineRing, RelativeTime, StatusGlyph, useClock, useNow } from '@keepdesk/ui';
import { AtSign, Check, Flag, Globe, Mail, MessageCircle, MoonStar, Paperclip, Phone, ShoppingBag, Siren, Smartphone, StickyNote, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShopperTyping } from '../../shared/chat/use-chat.ts';
import { channelName } from '../../shared/words/channel.ts';
import { Highlighted } from '../../shared/words/highlighted.tsx';
import { deadlineAt } from '../../shared/words/deadline.ts';

const channelIcons: Record<string, typeof Mail> = {
  email: Mail,
  chat: MessageCircle,
  voice: Phone,
  sms: Smartphone,
  whatsapp: Smartphone,
  social: AtSign,
  marketplace: ShoppingBag,
  api: Globe,
};

export interface InboxRowProps {
  row: Row;
  brand: Brand | undefined;
  open: boolean;
  marked: boolean;
  onOpen: (row: Row) => void;
  onMark: (row: Row) => void;
  onNear: (row: Row | null) => void;
  onPress: (row: Row) => void;
}

function RowMark({ row, marked, onMark }: Pick<InboxRowProps, 'row' | 'marked' | 'onMark'>) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const deadline = row.snoozed_until ? null : deadlineAt(row, now, t, locale);
  const rest = row.snoozed_until ? (
    <MoonStar size={15} className="text-quiet" aria-label={t('list.snoozed')} />
  ) : deadline ? (
    <DeadlineRing {...deadline} />
  ) : (
    <span className="text-quiet">
      <StatusGlyph category={row.status.category} size={12} />
    </span>
  );
  return (
    <span className="relative flex size-5 shrink-0 items-center justify-center">
      <span className={classNames('flex group-hover:invisible', marked && 'invisible')}>{rest}</span>
      {/* For the pointer only: an option may hold nothing that takes focus; the keyboard has `x`. */}
      <span
        aria-hidden="true"
        title={t('list.mark', { number: row.number })}
        onClick={(event) => {
          event.stopPropagation();
          onMark(row);
        }}
        className={classNames(
          'absolute inset-0.5 items-center justify-center rounded-sm border',
          marked ? 'flex border-accent bg-accent text-on-accent' : 'hidden border-edge bg-raised group-hover:flex',
        )}
      >
        {marked ? <Check size={12} strokeWidth={3} /> : null}
      </span>
    </span>
  );
}

/** One conversation of the list in two lines: who and when; about what, and the last words. */
export const InboxRow = memo(function InboxRow({ row, brand, open, marked, onOpen, onMark, onNear, onPress }: InboxRowProps) {
  const { t } = useTranslation();
  const Channel = channelIcons[row.channel] ?? Mail;
  const typing = useShopperTyping(row.id);
  const weight = row.unread ? 'font-semibold' : 'font-normal';
  return (
    <div
      id={`row-${row.number}`}
      role="option"
      aria-selected={open}
      onPointerDown={(event) => event.pointerType === 'mouse' && event.button === 0 && onPress(row)}
      onClick={() => onOpen(row)}
      onPointerEnter={() => onNear(row)}
      onPointerLeave={() => onNear(null)}
      className={classNames(
        'group flex h-(--row-height) items-start gap-2.5 border-b border-line py-2.5 pr-3.5 pl-3 select-none',
        open ? 'bg-selected -outline-offset-2 outline-accent group-focus-visible/list:outline-2' : marked ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <RowMark row={row} marked={marked} onMark={onMark} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <div className="flex items-center gap-2">
          <span className={classNames('truncate text-14', row.unread ? 'font-semibold' : 'font-medium')}><bdi>{row.customer?.name || t(row.channel === 'chat' ? 'chat.visitor' : 'list.unknownSender')}</bdi></span>
          {marked ? <span className="sr-only">{t('list.isMarked')}</span> : null}
          {row.unread ? <span className="sr-only">{t('list.unread')}</span> : null}
          {brand ? <BrandChip name={brand.name} color={brand.color} size="mark" /> : null}
          {row.escalated ? <Siren size={13} className="shrink-0 text-danger" role="img" aria-label={t('list.escalated')} /> : null}
          {row.notice ? <TriangleAlert size={12} className="shrink-0 text-warning" aria-label={t('list.notice')} /> : null}
          {row.priority === 'urgent' || row.priority === 'high' ? (
            <Flag size={12} className={row.priority === 'urgent' ? 'shrink-0 text-danger' : 'shrink-0 text-warning'} aria-label={t(`priority.${row.priority}`)} />
          ) : null}
          <span className="ml-auto flex shrink-0 items-baseline gap-2 text-12 text-quiet tabular">
            <span>#{row.number}</span>
            <RelativeTime at={row.last_message_at} className={row.unread ? 'font-medium text-accent' : ''} />
          </span>
        </div>
        <div className="flex items-center gap-1.5 text-13 text-quiet">
          {row.preview_from === 'note' ? <StickyNote size={12} className="shrink-0" aria-label={t('list.lastIsNote')} /> : null}
          <span className="min-w-0 truncate">
            <bdi className={classNames('text-text', weight)}>{row.subject}</bdi>
            {typing ? <span className="font-medium text-accent">{` – ${t('chat.typing')}`}</span> : <span>
              {' – '}
              {row.preview_from === 'agent' ? `${t('list.us')}: ` : ''}
              <bdi>{row.highlights?.[0] ? <Highlighted passage={row.highlights[0]} /> : row.preview || t('message.noText')}</bdi>
            </span>}
          </span>
          <span className="ml-auto flex shrink-0 items-center gap-1.5">
            {row.has_attachments ? <Paperclip size={13} aria-label={t('list.attachments')} /> : null}
            <Channel size={13} aria-label={channelName(t, row.channel)} />
          </span>
        </div>
      </div>
    </div>
  );
});
