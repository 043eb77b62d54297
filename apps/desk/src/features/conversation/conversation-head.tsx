import type { Conversation, ConversationPage, Viewer } from '@keepdesk/client';
import { Avatar, BrandChip, Button, Hint, IconButton, Menu, Pill, RelativeTime, type MenuAction } from '@keepdesk/ui';
import { ArrowLeft, Bell, BellOff, Check, ChevronDown, ChevronUp, Copy, Ellipsis, Forward, Merge, MoonStar, PanelRight, RotateCcw, ShieldAlert, ShieldCheck, Siren, Truck } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../shared/actions/apply-change.ts';
import { usePhone } from '../../shared/layout/media.ts';
import { useBrand } from '../../shared/session/session.tsx';
import { ConversationClocks } from './conversation-clocks.tsx';
import { AssignMenu, PriorityMenu, SnoozeMenu, StatusMenu } from './conversation-menus.tsx';
import { ReasonPicker } from './reason-picker.tsx';
import { TagEditor } from './tag-editor.tsx';
import { WhyItWaits } from './why-it-waits.tsx';

export type HeadMenu = 'assign' | 'snooze' | 'reason';

export type DialogWish = 'merge' | 'side' | 'forward' | 'escalate';

export interface ConversationHeadProps {
  conversation: Conversation;
  others: readonly Viewer[];
  openMenu: HeadMenu | null;
  onMenu: (menu: HeadMenu | null) => void;
  onChange: (change: Wish, done: string) => void;
  onResolve: () => void;
  onCopyLink: () => void;
  onDialog: (dialog: DialogWish) => void;
  onUnmerge: (sourceId: string) => void;
  mergedFrom: ConversationPage['merged_from'];
  following: boolean;
  /** the choice of a contact reason resolves it too */
  resolves: boolean;
  onBack?: (() => void) | undefined;
  onContext?: (() => void) | undefined;
}

function Watchers({ others }: { others: readonly Viewer[] }) {
  const { t } = useTranslation();
  if (others.length === 0) return null;
  return (
    <span className="flex items-center gap-1.5 pr-1">
      {others.map((viewer) => (
        <Hint key={viewer.id} plain text={t(viewer.state === 'typing' ? 'presence.typing' : 'presence.viewing', { name: viewer.name })}>
          <span tabIndex={0} role="img" aria-label={t(viewer.state === 'typing' ? 'presence.typing' : 'presence.viewing', { name: viewer.name })} className="rounded-full">
            <Avatar name={viewer.name} presence={viewer.state} />
          </span>
        </Hint>
      ))}
    </span>
  );
}

function MoreMenu({ conversation, onChange, onCopyLink, onDialog, onUnmerge, mergedFrom, following }: ConversationHeadProps) {
  const { t } = useTranslation();
  const line = (id: string, name: string, icon: ReactNode, onAction: () => void, more: Partial<MenuAction> = {}): MenuAction => ({ id, name, icon, onAction, ...more });
  const spam = conversation.status.category === 'spam'
    ? line('rescue', t('action.rescue'), <ShieldCheck size={16} />, () => onChange({ spam: false }, t('action.rescued', { number: conversation.number })))
    : line('spam', t('action.spam'), <ShieldAlert size={16} />, () => onChange({ spam: true }, t('action.markedSpam', { number: conversation.number })), { danger: true, keys: '!' });
  return (
    <Menu
      label={t('action.more')}
      placement="bottom end"
      trigger={
        <IconButton label={t('action.more')}>
          <Ellipsis size={16} />
        </IconButton>
      }
      groups={[
        {
          id: 'write',
          actions: [
            line('side', t('action.side'), <Truck size={16} />, () => onDialog('side')),
            line('forward', t('action.forward'), <Forward size={16} />, () => onDialog('forward'), { keys: 'f' }),
          ],
        },
        { id: 'escalate', actions: [line('escalate', t('action.escalate'), <Siren size={16} />, () => onDialog('escalate'), { keys: 'u' })] },
        {
          id: 'shape',
          actions: [
            line('merge', t('action.merge'), <Merge size={16} />, () => onDialog('merge'), { keys: 'm' }),
            ...mergedFrom.map((one) => line(`unmerge-${one.id}`, t('action.unmerge', { number: one.number }), <RotateCcw size={16} />, () => onUnmerge(one.id))),
            line('follow', t(following ? 'action.unfollow' : 'action.follow'), following ? <BellOff size={16} /> : <Bell size={16} />, () => onChange({ following: !following }, t(following ? 'action.unfollowed' : 'action.followed', { number: conversation.number }))),
            line('copy', t('action.copyLink'), <Copy size={16} />, onCopyLink, { keys: '.' }),
          ],
        },
        { id: 'spam', actions: [spam] },
      ]}
    />
  );
}

/** What the conversation is about, how it stands, and what can be done with it. */
export function ConversationHead(props: ConversationHeadProps) {
  const { conversation, others, openMenu, onMenu, onChange, onResolve, onBack, onContext } = props;
  const { t } = useTranslation();
  const resolved = conversation.status.category === 'resolved';
  return (
    <header className="shrink-0 border-b border-line bg-raised px-4 pt-2 pb-2 max-sm:px-2">
      <div className="flex min-h-8 items-center gap-2 max-sm:flex-wrap max-sm:gap-x-1">
        {onBack ? (
          <IconButton label={t('action.back')} onPress={onBack}>
            <ArrowLeft size={18} />
          </IconButton>
        ) : null}
        <span className="flex-1 sm:hidden" />
        <h1 className="min-w-0 flex-1 truncate text-16 font-semibold max-sm:order-last max-sm:line-clamp-2 max-sm:basis-full max-sm:px-2 max-sm:whitespace-normal" title={conversation.subject}>
          <bdi>{conversation.subject || t('conversation.noSubject')}</bdi>
          <span className="ml-2 font-normal text-quiet tabular">#{conversation.number}</span>
        </h1>
        <Watchers others={others} />
        <SnoozeMenu conversation={conversation} onChange={onChange} isOpen={openMenu === 'snooze'} onOpenChange={(open) => onMenu(open ? 'snooze' : null)} />
        <MoreMenu {...props} />
        {onContext ? (
          <IconButton label={t('action.context')} keys="i" onPress={onContext}>
            <PanelRight size={16} />
          </IconButton>
        ) : null}
        <Hint text={t(resolved ? 'action.reopen' : 'action.resolve')} keys="e">
          <Button icon={resolved ? <RotateCcw size={14} /> : <Check size={14} />} onPress={onResolve} aria-label={t(resolved ? 'action.reopen' : 'action.resolve')}>
            <span className="max-sm:hidden">{t(resolved ? 'action.reopen' : 'action.resolve')}</span>
          </Button>
        </Hint>
      </div>
      <Facts {...props} />
    </header>
  );
}

/** How it stands: status, clocks, who has it, what it is about. On a phone one line, so that the customer's words are seen; the rest when asked for. */
function Facts({ conversation, openMenu, onMenu, onChange, resolves }: ConversationHeadProps) {
  const { t } = useTranslation();
  const phone = usePhone();
  const brand = useBrand(conversation.brand_id);
  const [unfolded, setUnfolded] = useState(false);
  // A key or a rule may ask for what is folded away.
  const open = !phone || unfolded || openMenu === 'assign' || openMenu === 'reason';
  return (
    <>
      <div className="mt-0.5 flex min-h-7 flex-wrap items-center gap-x-2.5 gap-y-1 max-md:flex-nowrap max-md:gap-x-1 max-sm:px-2">
        {brand ? <BrandChip name={brand.name} color={brand.color} {...(phone ? { size: 'mark' as const } : {})} /> : null}
        <StatusMenu conversation={conversation} onChange={onChange} />
        {conversation.snoozed_until ? (
          <Pill tone="info" icon={<MoonStar size={12} />}>
            {t('conversation.snoozedUntil')} <RelativeTime at={conversation.snoozed_until} as="moment" />
          </Pill>
        ) : null}
        {phone && open ? null : <ConversationClocks conversation={conversation} nextOnly={phone} />}
        {phone ? (
          <IconButton size="sm" className="ml-auto" label={t(open ? 'conversation.fold' : 'conversation.unfold')} aria-expanded={open} onPress={() => setUnfolded(!open)}>
            {open ? <ChevronUp size={16} /> : <ChevronDown size={16} />}
          </IconButton>
        ) : null}
        {phone ? null : <More {...{ conversation, openMenu, onMenu, onChange, resolves }} />}
      </div>
      {phone && open ? (
        <div className="mt-1 flex min-h-7 flex-wrap items-center gap-x-1 gap-y-1 px-2">
          <ConversationClocks conversation={conversation} />
          <More {...{ conversation, openMenu, onMenu, onChange, resolves }} />
        </div>
      ) : null}
      {open ? <WhyItWaits conversation={conversation} /> : null}
    </>
  );
}

function More({ conversation, openMenu, onMenu, onChange, resolves }: Pick<ConversationHeadProps, 'conversation' | 'openMenu' | 'onMenu' | 'onChange' | 'resolves'>) {
  return (
    <>
      <AssignMenu conversation={conversation} onChange={onChange} isOpen={openMenu === 'assign'} onOpenChange={(open) => onMenu(open ? 'assign' : null)} />
      <PriorityMenu conversation={conversation} onChange={onChange} />
      <ReasonPicker conversation={conversation} onChange={onChange} isOpen={openMenu === 'reason'} onOpenChange={(open) => onMenu(open ? 'reason' : null)} resolves={resolves} />
      <TagEditor conversation={conversation} onChange={onChange} />
    </>
  );
}
