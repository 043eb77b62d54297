import type { Conversation, Priority } from '@keepdesk/client';
import { Avatar, Button, IconButton, Menu, StatusGlyph, StatusPill, type MenuAction } from '@keepdesk/ui';
import { CircleDashed, Clock, Flag, MoonStar, UserRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../shared/actions/apply-change.ts';
import { useChoices } from '../../shared/actions/choices.ts';
import { useSession } from '../../shared/session/session.tsx';
import { useLaterTimes } from '../../shared/words/later.ts';

export interface MenuControl {
  conversation: Conversation;
  onChange: (change: Wish, done: string) => void;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
}

const control = ({ isOpen, onOpenChange }: MenuControl) => ({
  ...(isOpen === undefined ? {} : { isOpen }),
  ...(onOpenChange ? { onOpenChange } : {}),
});

export function StatusMenu(props: MenuControl) {
  const { conversation, onChange } = props;
  const { t } = useTranslation();
  const { statuses } = useChoices();
  const usable = statuses.filter((status) => status.category !== 'spam' && status.brand_id === conversation.brand_id);
  return (
    <Menu
      {...control(props)}
      label={t('action.status')}
      trigger={
        <AriaButton aria-label={t('action.statusIs', { name: conversation.status.name })} className="rounded-full data-hovered:brightness-95">
          <StatusPill name={conversation.status.name} category={conversation.status.category} />
        </AriaButton>
      }
      groups={[
        {
          id: 'statuses',
          actions: usable.map((status) => ({
            id: status.id,
            name: status.name,
            icon: <StatusGlyph category={status.category} size={14} />,
            chosen: status.id === conversation.status.id,
            onAction: () => onChange({ status_id: status.id }, t('action.statusSet', { name: status.name })),
          })),
        },
      ]}
    />
  );
}

export function AssignMenu(props: MenuControl) {
  const { conversation, onChange } = props;
  const { t } = useTranslation();
  const { person } = useSession();
  const { people, teams } = useChoices();
  const { assignee, team } = conversation;
  const give = (id: string, name: string): MenuAction => ({
    id,
    name,
    icon: <Avatar name={name} size={20} />,
    chosen: assignee?.id === id,
    onAction: () => onChange({ assignee_id: id }, t('action.assigned', { number: conversation.number, name })),
  });
  return (
    <Menu
      {...control(props)}
      label={t('action.assign')}
      trigger={
        <Button size="sm" look="quiet" icon={assignee ? <Avatar name={assignee.name} size={20} /> : <UserRound size={14} className="text-quiet" />}>
          <span className="max-w-28 truncate">{assignee?.name ?? team?.name ?? t('action.nobody')}</span>
        </Button>
      }
      groups={[
        {
          id: 'me',
          actions: [
            give(person.id, t('action.me')),
            { id: 'nobody', name: t('action.nobody'), icon: <CircleDashed size={16} />, chosen: !assignee, onAction: () => onChange({ assignee_id: null }, t('action.unassigned', { number: conversation.number })) },
          ],
        },
        { id: 'people', title: t('action.people'), actions: people.filter((one) => one.id !== person.id).map((one) => give(one.id, one.name)) },
        {
          id: 'teams',
          title: t('action.teams'),
          actions: teams.map((one) => ({
            id: one.id,
            name: one.name,
            chosen: team?.id === one.id,
            onAction: () => onChange({ team_id: one.id }, t('action.assigned', { number: conversation.number, name: one.name })),
          })),
        },
      ]}
    />
  );
}

export function SnoozeMenu(props: MenuControl) {
  const { conversation, onChange } = props;
  const { t } = useTranslation();
  const times = useLaterTimes();
  return (
    <Menu
      {...control(props)}
      label={t('action.snooze')}
      placement="bottom end"
      trigger={
        <IconButton label={t('action.snooze')} keys="s" pressed={conversation.snoozed_until !== null}>
          <MoonStar size={16} />
        </IconButton>
      }
      groups={[
        {
          id: 'times',
          title: t('action.snoozeUntil'),
          actions: times.map((time) => ({
            id: time.id,
            name: time.name,
            note: time.words,
            icon: <Clock size={16} />,
            onAction: () => onChange({ snoozed_until: time.at }, t('action.snoozed', { number: conversation.number, until: time.words })),
          })),
        },
        {
          id: 'wake',
          actions: conversation.snoozed_until
            ? [{ id: 'wake', name: t('action.wake'), onAction: () => onChange({ snoozed_until: null }, t('action.woken', { number: conversation.number })) }]
            : [],
        },
      ]}
    />
  );
}

const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
const flagLook: Record<Priority, string> = { urgent: 'text-danger', high: 'text-warning', normal: 'text-quiet', low: 'text-quiet opacity-60' };

export function PriorityMenu(props: MenuControl) {
  const { conversation, onChange } = props;
  const { t } = useTranslation();
  const trigger: ReactElement = (
    <IconButton label={t('action.priorityIs', { name: t(`priority.${conversation.priority}`) })} size="sm">
      <Flag size={15} className={flagLook[conversation.priority]} />
    </IconButton>
  );
  return (
    <Menu
      {...control(props)}
      label={t('action.priority')}
      trigger={trigger}
      groups={[
        {
          id: 'priorities',
          actions: priorities.map((priority) => ({
            id: priority,
            name: t(`priority.${priority}`),
            icon: <Flag size={16} className={flagLook[priority]} />,
            chosen: priority === conversation.priority,
            onAction: () => onChange({ priority }, t('action.prioritySet', { name: t(`priority.${priority}`) })),
          })),
        },
      ]}
    />
  );
}
