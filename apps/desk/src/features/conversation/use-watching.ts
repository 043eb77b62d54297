import type { Viewer } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useLive } from '../../shared/live/live.tsx';
import { useSession } from '../../shared/session/session.tsx';

const TYPING_MS = 4_000;

/** Says that this conversation is being read or answered here, and tells who else is. */
export function useWatching(conversationId: string, atFirst: readonly Viewer[]): { others: readonly Viewer[]; typing: () => void } {
  const { say, state } = useLive();
  const { person } = useSession();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { data } = useQuery<readonly Viewer[]>({ queryKey: ['viewers', conversationId], queryFn: () => atFirst, initialData: atFirst, staleTime: Infinity });

  useEffect(() => {
    say({ conversation_id: conversationId, state: 'viewing' });
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      say({ conversation_id: conversationId, state: 'left' });
    };
    // `say` follows the connection's state; presence itself is repeated by the connection.
  }, [conversationId]);

  const typing = useCallback(() => {
    if (timer.current === undefined && state === 'open') say({ conversation_id: conversationId, state: 'typing' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      say({ conversation_id: conversationId, state: 'viewing' });
    }, TYPING_MS);
  }, [conversationId, say, state]);

  return { others: data.filter((viewer) => viewer.id !== person.id), typing };
}
