import { Drawer, EmptyState } from '@keepdesk/ui';
import { MessageSquareText } from 'lucide-react';
import { useCallback, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ContextPane } from '../features/context/index.ts';
import { ConversationView, NewMailDialog } from '../features/conversation/index.ts';
import { ConversationList } from '../features/list/index.ts';
import { neighbourOf } from '../shared/actions/apply-change.ts';
import { listOrder } from '../shared/actions/list-order.ts';
import { usePhone, useRoomForContext } from '../shared/layout/media.ts';
import { PaneEdge, useKeptWidth } from '../shared/layout/pane-edge.tsx';
import { useShortcuts } from '../shared/shortcuts/shortcuts.tsx';

export interface InboxPageProps {
  view: string;
  q: string;
  open: number | null;
  onOpen: (number: number | null) => void;
  onView: (view: string) => void;
  onQuery: (q: string) => void;
  onViewShown?: (view: string) => void;
  onViewGone?: (view: string) => void;
}

const LIST = { start: 340, low: 280, high: 520 };
const CONTEXT = { start: 360, low: 300, high: 520 };

function useContextPane() {
  const room = useRoomForContext();
  const [wanted, setWanted] = useState(() => localStorage.getItem('keepdesk.context') !== 'closed');
  const [drawer, setDrawer] = useState(false);
  const toggle = () => {
    if (!room) return setDrawer(!drawer);
    localStorage.setItem('keepdesk.context', wanted ? 'closed' : 'open');
    setWanted(!wanted);
  };
  return { beside: room && wanted, drawer: !room && drawer, closeDrawer: () => setDrawer(false), toggle };
}

/** The letter is drawn first, what stands beside it right after: only this is drawn twice for it. */
function Beside({ number }: { number: number }) {
  return <ContextPane number={useDeferredValue(number)} />;
}

/** The desk: list, conversation, context. One pane at a time on a phone. */
export function InboxPage({ view, q, open, onOpen, onView, onQuery, onViewShown, onViewGone }: InboxPageProps) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [listWidth, setListWidth] = useKeptWidth('list', LIST.start, LIST.low, LIST.high);
  const [contextWidth, setContextWidth] = useKeptWidth('context', CONTEXT.start, CONTEXT.low, CONTEXT.high);
  const context = useContextPane();
  const [newMail, setNewMail] = useState(false);
  const finished = useCallback((number: number) => onOpen(neighbourOf(listOrder(), number)), [onOpen]);
  useShortcuts([
    { id: 'desk.context', keys: 'i', name: t('action.context'), group: 'conversation', run: context.toggle },
    ...(phone && open !== null ? [{ id: 'desk.back', keys: 'esc', name: t('action.back'), group: 'everywhere' as const, run: () => onOpen(null) }] : []),
  ]);

  const list = <ConversationList view={view} q={q} open={open} onOpen={onOpen} onView={onView} onQuery={onQuery} onViewShown={onViewShown} onViewGone={onViewGone} onNewMail={() => setNewMail(true)} />;
  const conversation =
    open === null ? (
      <EmptyState icon={<MessageSquareText size={20} />} title={t('conversation.noneOpen')} className="h-full">
        {t('conversation.noneOpenHelp')}
      </EmptyState>
    ) : (
      <ConversationView key={open} number={open} onFinished={finished} onGo={onOpen} onContext={context.toggle} onBack={phone ? () => onOpen(null) : undefined} />
    );

  return (
    <div className="flex h-full min-h-0">
      {phone && open !== null ? null : (
        <div className="min-w-0 shrink-0 max-md:w-full" style={phone ? undefined : { width: listWidth }}>
          {list}
        </div>
      )}
      {phone ? null : <PaneEdge label={t('layout.listEdge')} width={listWidth} {...LIST} grows="right" onWidth={setListWidth} />}
      {phone && open === null ? null : <div className="min-w-0 flex-1">{conversation}</div>}
      {context.beside && open !== null ? (
        <>
          <PaneEdge label={t('layout.contextEdge')} width={contextWidth} {...CONTEXT} grows="left" onWidth={setContextWidth} />
          <aside aria-label={t('context.title')} className="shrink-0 overflow-y-auto bg-surface" style={{ width: contextWidth }}>
            <Beside number={open} />
          </aside>
        </>
      ) : null}
      <Drawer title={t('context.title')} isOpen={context.drawer && open !== null} onClose={context.closeDrawer}>
        {open === null ? null : <ContextPane number={open} />}
      </Drawer>
      {newMail ? <NewMailDialog onClose={() => setNewMail(false)} onStarted={onOpen} /> : null}
    </div>
  );
}
