import type { DraftFile } from '@keepdesk/client';
import { classNames, IconButton, Kbd } from '@keepdesk/ui';
import { Bold, Italic, Link2, List, Paperclip, Reply, StickyNote, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComposerKind } from './use-composer.ts';

/** Reply or note: the most important choice of the composer, always in sight. */
export function KindSwitch({ kind, onKind }: { kind: ComposerKind; onKind: (kind: ComposerKind) => void }) {
  const { t } = useTranslation();
  const choice = (id: ComposerKind, name: string, keys: string, icon: ReactNode) => (
    <button
      type="button"
      role="radio"
      aria-checked={kind === id}
      onClick={() => onKind(id)}
      className={classNames(
        'flex h-7 items-center gap-1.5 rounded-control px-2 text-13 pointer-coarse:h-9',
        kind === id ? 'bg-raised font-medium text-text shadow-[0_0_0_1px_var(--line)]' : 'text-quiet hover:text-text',
      )}
    >
      {icon}
      {name}
      <span className="hidden xl:inline">
        <Kbd keys={keys} />
      </span>
    </button>
  );
  return (
    <div role="radiogroup" aria-label={t('composer.kind')} className="flex shrink-0 gap-0.5 rounded-control bg-text/6 p-0.5">
      {choice('reply', t('composer.reply'), 'r', <Reply size={14} />)}
      {choice('note', t('composer.note'), 'n', <StickyNote size={14} />)}
    </div>
  );
}

/** The files that will go along. */
export function FileChips({ files, onRemove }: { files: readonly DraftFile[]; onRemove: (id: string) => void }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t('message.attachments')} className="flex flex-wrap gap-1.5 px-4 pb-2">
      {files.map((file) => (
        <li key={file.id} className="flex h-7 items-center gap-1.5 rounded-control border border-line bg-surface pl-2 text-13">
          <Paperclip size={12} className="text-quiet" />
          <bdi className="max-w-48 truncate">{file.name}</bdi>
          <IconButton size="sm" label={t('composer.removeFile', { name: file.name })} onPress={() => onRemove(file.id)}>
            <X size={12} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

/** Puts the signs for bold, italic, a list or a link around what is selected. */
export function FormatButtons({ onWrap }: { onWrap: (before: string, after?: string) => void }) {
  const { t } = useTranslation();
  return (
    <span className="flex shrink-0 max-sm:hidden">
      <IconButton label={t('composer.bold')} keys="mod+b" size="sm" onPress={() => onWrap('**')}>
        <Bold size={15} />
      </IconButton>
      <IconButton label={t('composer.italic')} keys="mod+i" size="sm" onPress={() => onWrap('*')}>
        <Italic size={15} />
      </IconButton>
      <IconButton label={t('composer.list')} size="sm" onPress={() => onWrap('\n- ', '')}>
        <List size={15} />
      </IconButton>
      <IconButton label={t('composer.link')} size="sm" onPress={() => onWrap('[', '](https://)')}>
        <Link2 size={15} />
      </IconButton>
    </span>
  );
}
