import { classNames, Kbd } from '@keepdesk/ui';
import { searchConversations } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CornerDownLeft, MessageSquareText, Search, Zap } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { useAllShortcuts } from '../shared/shortcuts/shortcuts.tsx';

interface Entry {
  id: string;
  name: string;
  note?: string | undefined;
  keys?: string | undefined;
  icon: ReactNode;
  run: () => void;
}

const matches = (name: string, query: string) =>
  query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => name.toLocaleLowerCase().includes(word));

function useEntries(isOpen: boolean, query: string, onClose: () => void): Entry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shortcuts = useAllShortcuts(isOpen);
  const wanted = query.trim();
  const found = useQuery({
    queryKey: ['palette', wanted],
    queryFn: ({ signal }) => searchConversations({ q: wanted, limit: 6 }, signal),
    enabled: isOpen && wanted.length > 1,
    staleTime: 10_000,
  });
  return useMemo(() => {
    const seen = new Set(['app.palette']);
    const commands = shortcuts
      .filter((one) => !one.shownOnly && !seen.has(one.id) && seen.add(one.id) && matches(one.name, wanted))
      .map((one): Entry => ({ id: one.id, name: one.name, keys: one.keys, icon: <Zap size={16} />, run: one.run }));
    const conversations = (wanted.length > 1 ? (found.data?.data ?? []) : []).map((row): Entry => ({
      id: row.id,
      name: row.subject,
      note: `${row.customer?.name ?? ''} · #${row.number}`,
      icon: <MessageSquareText size={16} />,
      run: () => void navigate({ to: '/c/$number', params: { number: String(row.number) } }),
    }));
    const search: Entry[] = wanted
      ? [{ id: 'search', name: t('palette.searchFor', { q: wanted }), icon: <Search size={16} />, run: () => void navigate({ to: '/search', search: { q: wanted } }) }]
      : [];
    return [...conversations, ...commands, ...search].map((entry) => ({
      ...entry,
      run: () => {
        onClose();
        // The dialog gives the focus back first; the command then puts it where it belongs.
        setTimeout(entry.run, 30);
      },
    }));
  }, [shortcuts, wanted, found.data, navigate, onClose, t]);
}

/** Everything that can be done here, and every conversation, by typing. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const entries = useEntries(isOpen, query, onClose);
  useEffect(() => {
    if (isOpen) setQuery('');
  }, [isOpen]);
  useEffect(() => setAt(0), [query, isOpen]);
  useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [at]);

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(entries.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') entries[at]?.run();
    else if ((event.ctrlKey || event.metaKey) && event.key === 'k') onClose();
    else return;
    event.preventDefault();
  };
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className="fixed inset-0 z-50 flex justify-center bg-scrim p-4 pt-[12vh]">
      <Modal className="floats enters h-fit w-full max-w-xl overflow-hidden">
        <Dialog aria-label={t('palette.title')} className="outline-none">
          <div className="flex items-center gap-2.5 border-b border-line px-4">
            <Search size={16} className="text-quiet" />
            <input
              autoFocus
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={press}
              role="combobox"
              aria-expanded
              aria-controls="palette"
              aria-activedescendant={entries[at] ? `palette-${at}` : undefined}
              aria-label={t('palette.title')}
              placeholder={t('palette.placeholder')}
              className="h-12 flex-1 bg-transparent text-16 focus-visible:outline-none"
            />
          </div>
          <ul ref={list} id="palette" role="listbox" aria-label={t('palette.title')} className="max-h-[50vh] overflow-y-auto p-1.5">
            {entries.map((entry, index) => (
              <li
                key={entry.id}
                id={`palette-${index}`}
                role="option"
                aria-selected={index === at}
                onPointerMove={() => setAt(index)}
                onClick={entry.run}
                className={classNames('flex min-h-10 items-center gap-3 rounded-control px-2.5 text-14', index === at && 'bg-hover')}
              >
                <span className="text-quiet">{entry.icon}</span>
                <span className="min-w-0 flex-1 truncate">{entry.name}</span>
                {entry.note ? <span className="max-w-52 truncate text-12 text-quiet">{entry.note}</span> : null}
                {entry.keys ? <Kbd keys={entry.keys} /> : index === at ? <CornerDownLeft size={14} className="text-quiet" /> : null}
              </li>
            ))}
            {entries.length === 0 ? <li className="px-2.5 py-3 text-14 text-quiet">{t('palette.none')}</li> : null}
          </ul>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
