import { searchConversations, type Conversation, type EarlierConversation, type InboxRow } from '@keepdesk/client';
import { Field, RelativeTime, StatusGlyph } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../../shared/kit/ask-dialog.tsx';
import { useMerge } from '../use-merge.ts';

type Candidate = Pick<InboxRow, 'id' | 'brand_id' | 'number' | 'subject' | 'last_message_at'> & { status: Pick<InboxRow['status'], 'category'> };

export interface MergeDialogProps {
  conversation: Conversation;
  earlier: readonly EarlierConversation[];
  onClose: () => void;
  onMerged: (into: number) => void;
}

/** Puts this conversation into another: first those of the same customer, any other by searching. */
export function MergeDialog({ conversation, earlier, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Candidate | null>(null);
  const found = useQuery({ queryKey: ['merge-search', query], queryFn: ({ signal }) => searchConversations({ q: query, limit: 12 }, signal), enabled: query.trim().length > 1 });
  const searching = query.trim().length > 1;
  const candidates: readonly Candidate[] = (searching ? (found.data?.data ?? []) : earlier).filter((one) => one.id !== conversation.id && one.brand_id === conversation.brand_id);

  const merge = useMerge(conversation, chosen, (into) => {
    onMerged(into);
    onClose();
  });

  const search = (next: string) => {
    setQuery(next);
    setChosen(null);
  };
  /** From the search field: arrows mark, Enter takes the marked one or the first, and once more merges. */
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key) || candidates.length === 0) return;
    event.preventDefault();
    const at = candidates.findIndex((one) => one.id === chosen?.id);
    if (event.key === 'Enter' && at >= 0) merge.run();
    else setChosen(candidates[event.key === 'ArrowUp' ? Math.max(0, at - 1) : event.key === 'ArrowDown' ? Math.min(candidates.length - 1, at + 1) : 0] ?? null);
  };

  return (
    <AskDialog title={t('merge.title', { number: conversation.number })} onClose={onClose} doName={chosen ? t('merge.into', { number: chosen.number }) : t('action.merge')} busy={merge.busy} ready={chosen !== null} onDo={merge.run}>
      <div className="flex flex-col gap-3">
        <p className="text-13 text-quiet">{t('merge.intro')}</p>
        <div onKeyDownCapture={press}>
          <Field label={t('merge.search')} hideLabel value={query} onChange={search} placeholder={t('merge.search')} before={<Search size={14} />} autoFocus />
        </div>
        <ul role="listbox" aria-label={t('merge.candidates')} className="flex max-h-72 flex-col overflow-y-auto rounded-card border border-line">
          {candidates.length === 0 ? <li className="px-3 py-3 text-13 text-quiet">{t('merge.none')}</li> : null}
          {candidates.map((one) => (
            <li
              key={one.id}
              role="option"
              tabIndex={0}
              aria-selected={chosen?.id === one.id}
              onClick={() => setChosen(one)}
              onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && setChosen(one)}
              className={`flex items-center gap-2.5 border-b border-line px-3 py-2 text-14 -outline-offset-2 last:border-b-0 ${chosen?.id === one.id ? 'bg-selected' : 'hover:bg-hover'}`}
            >
              <StatusGlyph category={one.status.category} size={12} />
              <span className="text-quiet tabular">#{one.number}</span>
              <bdi className="min-w-0 flex-1 truncate">{one.subject}</bdi>
              <RelativeTime at={one.last_message_at} className="text-12 text-quiet" />
            </li>
          ))}
        </ul>
      </div>
    </AskDialog>
  );
}
