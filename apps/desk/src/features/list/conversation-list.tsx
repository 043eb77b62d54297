import { ApiProblem, type InboxRow as Row } from '@keepdesk/client';
import { Button, EmptyState, ErrorState, IconButton, SkeletonRows } from '@keepdesk/ui';
import { Inbox, PenLine, Search, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../shared/actions/apply-change.ts';
import { useConversationActions } from '../../shared/actions/conversation-actions.ts';
import { setListOrder } from '../../shared/actions/list-order.ts';
import { useSteady } from '../../shared/actions/steady.ts';
import { useSession } from '../../shared/session/session.tsx';
import { useShortcuts } from '../../shared/shortcuts/shortcuts.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import { BulkBar } from './bulk-bar.tsx';
import { RowList } from './row-list.tsx';
import { useAhead } from './use-ahead.ts';
import { useHeldRows, useInbox } from './use-inbox.ts';
import { useKnownViews } from './use-view-keeping.ts';
import { isBuiltIn, ViewSwitch } from './view-switch.tsx';

export interface ConversationListProps {
  view: string;
  q: string;
  open: number | null;
  onOpen: (number: number | null) => void;
  onView: (view: string) => void;
  onQuery: (q: string) => void;
  onNewMail: () => void;
  /** The view's rows have come. */
  onViewShown?: ((view: string) => void) | undefined;
  /** There is no such view (any more). */
  onViewGone?: ((view: string) => void) | undefined;
}

const TYPING_MS = 220;

function useMarked(rows: readonly Row[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const marked = useMemo(() => rows.filter((row) => ids.has(row.id)), [rows, ids]);
  const toggle = useCallback((row: Row) => {
    setIds((kept) => {
      const next = new Set(kept);
      if (!next.delete(row.id)) next.add(row.id);
      return next;
    });
  }, []);
  return { marked, toggle, clear: useCallback(() => setIds(new Set()), []) };
}

function QueryField({ q, onQuery }: Pick<ConversationListProps, 'q' | 'onQuery'>) {
  const { t } = useTranslation();
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(q), [q]);
  const change = (next: string, at: number) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onQuery(next.trim()), at);
  };
  useShortcuts([{ id: 'list.search', keys: '/', name: t('list.search'), group: 'list', run: () => input.current?.focus() }]);
  return (
    <div className="relative mx-3 mb-2.5 flex items-center">
      <Search size={14} className="pointer-events-none absolute left-2.5 text-quiet" />
      <input
        ref={input}
        type="text"
        role="searchbox"
        value={text}
        aria-label={t('list.search')}
        placeholder={t('list.searchHere')}
        onChange={(event) => change(event.target.value, TYPING_MS)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            change('', 0);
            input.current?.blur();
          }
        }}
        className="h-8 w-full rounded-control border border-line bg-surface pr-8 pl-8 text-13 focus:border-accent focus:outline-1 focus:outline-accent pointer-coarse:h-10"
      />
      {text ? (
        <IconButton size="sm" label={t('list.clearSearch')} className="absolute right-0.5" onPress={() => change('', 0)}>
          <X size={14} />
        </IconButton>
      ) : null}
    </div>
  );
}

/** The queue: a view of the work, searchable, worked through with j and k. */
export function ConversationList({ view, q, open, onOpen, onView, onQuery, onNewMail, onViewShown, onViewGone }: ConversationListProps) {
  const { t } = useTranslation();
  const { person } = useSession();
  const inbox = useInbox(view, q);
  const change = useConversationActions();
  const [holding, setHolding] = useState(false);
  const fresh = useMemo(() => inbox.data?.pages.flatMap((page) => page.data) ?? [], [inbox.data]);
  const { rows, withheld } = useHeldRows(fresh, `${view}|${q}`, holding);
  const { marked, toggle, clear } = useMarked(rows);
  const ahead = useAhead(rows, open);
  // Steady functions, so that only rows that changed are drawn again.
  const openRow = useSteady((row: Row) => {
    ahead.now(row);
    onOpen(row.number);
  });
  const loadMore = useSteady(() => inbox.hasNextPage && !inbox.isFetchingNextPage && void inbox.fetchNextPage());
  const views = useKnownViews(inbox.data?.pages[0]?.views ?? [], view, q);

  useEffect(() => setListOrder(rows.map((row) => row.number)), [rows]);

  const shown = useSteady(() => onViewShown?.(view));
  const gone = useSteady(() => onViewGone?.(view));
  const isShown = inbox.isSuccess && !inbox.isPlaceholderData && q === '';
  const isGone = inbox.error instanceof ApiProblem && inbox.error.status === 404;
  useEffect(() => {
    if (isShown) shown();
    else if (isGone) gone();
  }, [view, isShown, isGone, shown, gone]);

  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.number === open);
    const next = rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) openRow(next);
  };
  const bulk = (wanted: Wish, done: string) => {
    void change(marked, wanted, done);
    clear();
  };
  useShortcuts([
    { id: 'list.next', keys: 'j', name: t('list.next'), group: 'list', run: () => step(1) },
    { id: 'list.previous', keys: 'k', name: t('list.previous'), group: 'list', run: () => step(-1) },
    {
      id: 'list.mark',
      keys: 'x',
      name: t('list.markOpen'),
      group: 'list',
      run: () => {
        const row = rows.find((one) => one.number === open);
        if (row) toggle(row);
      },
    },
    { id: 'list.new', keys: 'c', name: t('list.newMail'), group: 'everywhere', run: onNewMail },
    ...(marked.length > 0
      ? [
          { id: 'list.clear', keys: 'esc', name: t('list.clearMarked'), group: 'list' as const, run: clear },
          { id: 'list.takeAll', keys: 'shift+a', name: t('list.takeMarked'), group: 'list' as const, run: () => bulk({ assignee_id: person.id }, t('action.takenMany', { count: marked.length })) },
        ]
      : []),
  ]);

  return (
    <section aria-label={t('list.title')} className="flex h-full min-h-0 flex-col bg-raised">
      {marked.length > 0 ? (
        <BulkBar marked={marked} onChange={bulk} onClear={clear} />
      ) : (
        <header className="flex h-12 items-center justify-between gap-1 px-2 pl-2.5">
          <ViewSwitch views={views} view={view} onView={onView} />
          <IconButton label={t('list.newMail')} keys="c" onPress={onNewMail}>
            <PenLine size={16} />
          </IconButton>
        </header>
      )}
      <QueryField q={q} onQuery={onQuery} />
      {withheld > 0 ? (
        <Button look="link" size="sm" className="mx-3 mb-2 bg-accent-soft" onPress={() => setHolding(false)}>
          {t('list.arrived', { count: withheld })}
        </Button>
      ) : null}
      <div className="min-h-0 flex-1 border-t border-line" onPointerEnter={(event) => event.pointerType === 'mouse' && setHolding(true)} onPointerLeave={() => setHolding(false)}>
        {inbox.isError && rows.length === 0 ? (
          <ErrorState title={t('list.failed')} onRetry={() => void inbox.refetch()}>
            {describeProblem(t, inbox.error)}
          </ErrorState>
        ) : inbox.isPending ? (
          <SkeletonRows rows={9} />
        ) : rows.length === 0 ? (
          <EmptyState icon={q ? <Search size={20} /> : <Inbox size={20} />} title={q ? t('list.noneFound') : t(isBuiltIn(view) ? `empty.${view}.title` : 'empty.other.title')}>
            {q ? t('list.noneFoundHelp') : t(isBuiltIn(view) ? `empty.${view}.text` : 'empty.other.text')}
          </EmptyState>
        ) : (
          <RowList
            rows={rows}
            open={open}
            marked={marked}
            stale={inbox.isPlaceholderData}
            onOpen={openRow}
            onMark={toggle}
            onNear={ahead.near}
            onPress={ahead.now}
            onEnd={loadMore}
          />
        )}
      </div>
    </section>
  );
}
