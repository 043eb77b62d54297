import { loadMessagesBefore, type ConversationPage, type Message } from '@keepdesk/client';
import { useMemo, useRef, useState } from 'react';
import { useSteady } from '../../../shared/actions/steady.ts';
import { joinMessages } from './older-messages.ts';

export interface OlderMessages {
  messages: readonly Message[];
  /** There are older ones at the server. */
  more: boolean;
  loading: boolean;
  failed: boolean;
  load: () => void;
}

/** Messages leave and come in the middle only by splitting and merging: then what was fetched before counts no more. */
const shapeOf = ({ merged_from: merged, events }: ConversationPage) => `${merged.length}/${events.filter((event) => event.name === 'conversations.split').length}`;

/** The messages of the open conversation: the newest come with its page, older ones are fetched piece by piece. */
export function useMessages(page: ConversationPage): OlderMessages {
  const { messages: newest, older_messages: olderAtServer } = page;
  const shape = shapeOf(page);
  const [fetched, setFetched] = useState<{ shape: string; older: readonly Message[]; more: boolean }>();
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const known = useRef<{ shape: string; messages: readonly Message[] }>({ shape, messages: [] });
  const ours = fetched?.shape === shape ? fetched : undefined;
  const older = ours?.older;
  const more = ours?.more ?? olderAtServer;

  const messages = useMemo(() => {
    const before = known.current.shape === shape ? known.current.messages : [];
    const fresh = older?.filter((one) => !before.some((there) => there.id === one.id)) ?? [];
    const joined = olderAtServer ? joinMessages([...fresh, ...before], newest) : newest;
    // What newer messages push out of the server's answer stays.
    known.current = { shape, messages: joined };
    return joined;
  }, [shape, older, newest, olderAtServer]);

  const load = useSteady(() => {
    const oldest = messages[0];
    if (state === 'loading' || !more || !oldest) return;
    setState('loading');
    loadMessagesBefore(page.conversation.id, oldest.id).then(
      ({ data, next_cursor }) => {
        setFetched({ shape, older: data, more: next_cursor !== null });
        setState('idle');
      },
      () => setState('failed'),
    );
  });
  return { messages, more, loading: state === 'loading', failed: state === 'failed', load };
}
