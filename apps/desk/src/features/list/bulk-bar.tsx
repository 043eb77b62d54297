import type { InboxRow } from '@keepdesk/client';
import { Button, IconButton, Menu } from '@keepdesk/ui';
import { Check, CircleUser, ShieldAlert, Tag, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../shared/actions/apply-change.ts';
import { useChoices } from '../../shared/actions/choices.ts';
import { useSession } from '../../shared/session/session.tsx';

export interface BulkBarProps {
  marked: readonly InboxRow[];
  onChange: (change: Wish, done: string) => void;
  onClear: () => void;
}

/** What can be done with all marked conversations at once. Each of it can be undone. */
export function BulkBar({ marked, onChange, onClear }: BulkBarProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const { person } = useSession();
  const count = marked.length;
  const assign = (id: string, name: string) => ({
    id,
    name,
    onAction: () => onChange({ assignee_id: id }, t('action.assignedMany', { count, name })),
  });
  const tagNames = [...new Set(choices.tags.map((tag) => tag.name))];
  const people = [{ id: person.id, name: t('action.me') }, ...choices.people.filter((one) => one.id !== person.id)];
  return (
    <div className="flex h-12 items-center gap-1 border-b border-line bg-accent-soft px-2" role="toolbar" aria-label={t('list.bulk')}>
      <IconButton label={t('list.clearMarked')} keys="esc" onPress={onClear}>
        <X size={16} />
      </IconButton>
      <span className="mr-auto text-13 font-medium tabular">{t('list.marked', { count })}</span>
      <Button size="sm" look="quiet" icon={<Check size={14} />} onPress={() => onChange({ status_category: 'resolved' }, t('action.resolvedMany', { count }))}>
        {t('action.resolve')}
      </Button>
      <Menu
        label={t('action.assign')}
        placement="bottom end"
        trigger={
          <IconButton size="sm" label={t('action.assign')}>
            <CircleUser size={16} />
          </IconButton>
        }
        groups={[{ id: 'people', actions: people.map((one) => assign(one.id, one.name)) }]}
      />
      <Menu
        label={t('action.tag')}
        placement="bottom end"
        trigger={
          <IconButton size="sm" label={t('action.tag')}>
            <Tag size={16} />
          </IconButton>
        }
        groups={[
          {
            id: 'tags',
            actions: tagNames.map((tag) => ({
              id: tag,
              name: tag,
              onAction: () => onChange({ add_tags: [tag] }, t('action.taggedMany', { count, tag })),
            })),
          },
        ]}
      />
      <IconButton size="sm" label={t('action.spam')} onPress={() => onChange({ spam: true }, t('action.spamMany', { count }))}>
        <ShieldAlert size={16} />
      </IconButton>
    </div>
  );
}
