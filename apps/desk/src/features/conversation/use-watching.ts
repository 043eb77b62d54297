import type { Presence, Viewer } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useSteady } from '../../shared/actions/steady.ts';
import { useLive } from '../../shared/live/live.tsx';
import { useSession } from '../../shared/session/session.tsx';

const TYPING_MS = 4_000;
/** The server forgets those who fall silent for forty seconds. */
const REPEAT_MS = 15_000;

/** Says that this conversation is being read or answered here, and tells who else is. */
export function useWatching(conversationId: string, brandId: string, atFirst: readonly Viewer[]): { others: readonly Viewer[]; typing: (replying: boolean) => void } {
  const { say, state } = useLive();
  const { person } = useSession();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = useSteady((what: Presence['state'], replying: boolean) => say({ conversation_id: conversationId, brand_id: brandId, state: what, ...(replying ? { replying } : {}) }));
  const { data } = useQuery<readonly Viewer[]>({ queryKey: ['viewers', conversationId], queryFn: () => atFirst, initialData: atFirst, staleTime: Infinity, gcTime: 0 });

  useEffect(() => {
    look('viewing', false);
    const repeat = setInterval(() => timer.current === undefined && look('viewing', false), REPEAT_MS);
    return () => {
      clearInterval(repeat);
      clearTimeout(timer.current);
      timer.current = undefined;
      look('left', false);
    };
  }, [conversationId, look]);

  const typing = useCallback((replying: boolean) => {
    if (timer.current === undefined && state === 'open') look('typing', replying);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      look('viewing', false);
    }, TYPING_MS);
  }, [look, state]);

  return { others: data.filter((viewer) => viewer.id !== person.id), typing };
}
