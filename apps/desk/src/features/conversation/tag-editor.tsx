import type { Conversation } from '@keepdesk/client';
import { IconButton, Popover } from '@keepdesk/ui';
import { Plus, Tag, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../shared/actions/apply-change.ts';
import { useChoices } from '../../shared/actions/choices.ts';
import { rankByName } from './composer/triggers.ts';

export interface TagEditorProps {
  conversation: Conversation;
  onChange: (change: Wish, done: string) => void;
}

function TagPicker({ conversation, onPick }: { conversation: Conversation; onPick: (tag: string) => void }) {
  const { t } = useTranslation();
  const { tags } = useChoices();
  const [query, setQuery] = useState('');
  const ours = tags.filter((tag) => tag.brand_id === conversation.brand_id);
  const free = ours.filter((tag) => !conversation.tags.some((one) => one.id === tag.id));
  const wanted = query.trim().toLowerCase();
  const found = rankByName(free, query).slice(0, 8);
  const isNew = wanted !== '' && !ours.some((tag) => tag.name.toLowerCase() === wanted);
  return (
    <div className="flex w-56 flex-col p-1">
      <input
        autoFocus
        value={query}
        aria-label={t('action.tag')}
        placeholder={t('action.findTag')}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && (found[0] || isNew)) onPick(found[0]?.name ?? wanted);
        }}
        className="h-8 px-2 text-14 focus-visible:outline-none"
      />
      <ul className="border-t border-line pt-1">
        {found.map(({ name }) => (
          <li key={name}>
            <button type="button" className="flex h-8 w-full items-center rounded-control px-2 text-left text-14 hover:bg-hover focus-visible:bg-hover" onClick={() => onPick(name)}>
              {name}
            </button>
          </li>
        ))}
        {isNew ? (
          <li>
            <button type="button" className="flex h-8 w-full items-center gap-1.5 rounded-control px-2 text-left text-14 hover:bg-hover" onClick={() => onPick(wanted)}>
              <Plus size={14} className="text-quiet" />
              {t('action.newTag', { tag: wanted })}
            </button>
          </li>
        ) : null}
      </ul>
    </div>
  );
}

/** The tags of a conversation, each removable, and one more. */
export function TagEditor({ conversation, onChange }: TagEditorProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      {conversation.tags.map((tag) => (
        <span key={tag.id} className="group inline-flex h-5 items-center gap-1 rounded-full bg-hover pl-2 text-12 text-quiet">
          {tag.name}
          <button
            type="button"
            aria-label={t('action.removeTag', { tag: tag.name })}
            onClick={() => onChange({ remove_tags: [tag.id] }, t('action.untagged', { tag: tag.name }))}
            className="flex size-5 items-center justify-center rounded-full hover:bg-pressed hover:text-text"
          >
            <X size={11} />
          </button>
        </span>
      ))}
      <Popover
        label={t('action.tag')}
        isOpen={open}
        onOpenChange={setOpen}
        trigger={
          <IconButton size="sm" label={t('action.tag')}>
            <Tag size={14} />
          </IconButton>
        }
      >
        {(close) => (
          <TagPicker
            conversation={conversation}
            onPick={(tag) => {
              onChange({ add_tags: [tag] }, t('action.tagged', { tag }));
              close();
            }}
          />
        )}
      </Popover>
    </div>
  );
}
