import { LiveConnection, readMarks, staleAfter, type LiveNews, type LiveState, type Presence, type Socket, type Viewer } from '@keepdesk/client';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { markRead } from '../actions/read-marks.ts';
import { hearChat } from '../chat/use-chat.ts';
import { chatBegan } from '../chime/chime.ts';
import { catchUp } from './catch-up.ts';

interface Live {
  state: LiveState;
  say: (presence: Presence) => void;
}

const LiveContext = createContext<Live>({ state: 'connecting', say: () => {} });

/** Lists change in bursts: they are asked for again at most this often. */
const GATHER_MS = 250;
const MADE_BY_PEOPLE = /^[0-9a-f-]{36}$/;

function address(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/live`;
}

/** Turns news into what must be asked for again, gathered so that a burst asks once. */
function listener(client: QueryClient): (news: LiveNews) => void {
  let gathered: NonNullable<LiveNews['events']> = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const stale = staleAfter(gathered);
    const marks = readMarks(gathered);
    const acted = gathered.some((event) => /^(?:orders|memberships|reviews|approvals|customers|conversations\.message_received)/.test(event.name));
    const planned = gathered.some((event) => event.name === 'catalogue.campaign_changed');
    const offered = gathered.some((event) => event.name.startsWith('routing.'));
    const dayChanged = gathered.some((event) => event.name.startsWith('workforce.'));
    const returned = gathered.some((event) => event.name.startsWith('returns.'));
    const escalated = gathered.some((event) => event.name.startsWith('escalations.'));
    const read = new Set(gathered.filter((event) => event.name.startsWith('triage.')).map((event) => event.subject_id));
    gathered = [];
    if (read.size > 0) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'reading' && read.has(String(queryKey[1])) });
    // A colleague did something about the day: two leads look at one.
    if (dayChanged) void client.invalidateQueries({ queryKey: ['today'] });
    if (offered) for (const name of ['offers', 'queues']) void client.invalidateQueries({ queryKey: [name] });
    if (escalated) for (const name of ['escalations', 'inbox']) void client.invalidateQueries({ queryKey: [name] });
    if (returned || acted) void client.invalidateQueries({ queryKey: ['returns'] });
    if (acted) {
      for (const name of ['order-actions', 'memberships', 'customer-money', 'dispute', 'reviews']) void client.invalidateQueries({ queryKey: [name] });
      void client.invalidateQueries({ queryKey: ['approvals'] });
    }
    if (marks.size > 0) {
      markRead(client, marks);
      // A view somebody made may ask for unread ones only.
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'inbox' && MADE_BY_PEOPLE.test(String(queryKey[1])) });
    }
    if (planned) void client.invalidateQueries({ queryKey: ['campaigns'] });
    const { conversations } = stale;
    if (returned || conversations === 'all') void client.invalidateQueries({ queryKey: ['dealings'] });
    void client.invalidateQueries({
      predicate: ({ queryKey, state }) => queryKey[0] === 'conversation' && (conversations === 'all' || conversations.includes(conversationIdOf(state.data) ?? '')),
    });
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'clocks' && (conversations === 'all' || conversations.includes(String(queryKey[1]))) });
    if (stale.inbox) {
      void client.invalidateQueries({ queryKey: ['inbox'] });
      void client.invalidateQueries({ queryKey: ['inbox-floor'] });
    }
    if (stale.told) void client.invalidateQueries({ queryKey: ['notices'] });
    if (stale.figures) void client.invalidateQueries({ queryKey: ['kpis'] });
  };
  return (news) => {
    if (news.type === 'presence' && news.conversation_id && news.viewers) {
      client.setQueryData<Viewer[]>(['viewers', news.conversation_id], news.viewers);
      return;
    }
    if (news.type === 'chat') return hearChat(client, news);
    if (news.type !== 'changed' || !news.events?.length) return;
    if (news.events.some((event) => event.name === 'conversations.message_received' && event.channel === 'chat' && event.opened === true && event.junk !== true)) chatBegan();
    gathered.push(...news.events);
    timer ??= setTimeout(flush, GATHER_MS);
  };
}

function conversationIdOf(data: unknown): string | undefined {
  return (data as { conversation?: { id?: string } } | undefined)?.conversation?.id;
}

export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const connection = useMemo(() => {
    const hear = listener(client);
    return new LiveConnection({
      open: () => new WebSocket(address()) as Socket,
      onNews: (news) => (news.type === 'hello' ? catchUp(client) : hear(news)),
      onState: setState,
      random: Math.random,
      wait: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    });
  }, [client]);

  useEffect(() => {
    connection.start();
    const wake = () => connection.wake();
    window.addEventListener('online', wake);
    return () => {
      window.removeEventListener('online', wake);
      connection.stop();
    };
  }, [connection]);

  const live = useMemo<Live>(() => ({ state, say: (presence) => connection.say(presence) }), [state, connection]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export const useLive = () => useContext(LiveContext);
