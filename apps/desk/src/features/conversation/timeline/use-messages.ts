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

/** The messages of the open conversation: the newest come with its page, older ones are fetched piece by piece. */
export function useMessages({ conversation, messages: newest, older_messages: olderAtFirst }: ConversationPage): OlderMessages {
  const [older, setOlder] = useState<readonly Message[]>([]);
  const [more, setMore] = useState(olderAtFirst);
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const known = useRef<readonly Message[]>([]);
  // What newer messages pushed out of the server's answer stays: it is in `known` from before.
  const messages = useMemo(() => (known.current = joinMessages([...older, ...known.current.filter((one) => !older.some((old) => old.id === one.id))], newest)), [older, newest]);
  const load = useSteady(() => {
    const oldest = messages[0];
    if (state === 'loading' || !more || !oldest) return;
    setState('loading');
    loadMessagesBefore(conversation.id, oldest.id).then(
      ({ data, next_cursor }) => {
        setOlder((present) => [...data, ...present]);
        setMore(next_cursor !== null);
        setState('idle');
      },
      () => setState('failed'),
    );
  });
  return { messages, more, loading: state === 'loading', failed: state === 'failed', load };
}
