import { sayHandling } from '@keepdesk/client';
import { useEffect } from 'react';
import { useLive } from '../live/live.tsx';

const PATIENCE_MS = 3000;
let told: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says which conversation one has before them once they stay with it, and that it is none once they left; leafing through says nothing. Who was cut off has left for the house: once the line is back it is said again. */
export function useHandling(conversationId: string | undefined): void {
  const connected = useLive().state === 'open';
  useEffect(() => {
    if (conversationId === undefined || !connected) return;
    tellSoon(conversationId);
    return () => tellSoon(null);
  }, [conversationId, connected]);
}

function tellSoon(conversationId: string | null): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (told === conversationId) return;
    told = conversationId;
    // What is lost here is a moment of a statistic, not somebody's work.
    sayHandling(conversationId).catch(() => undefined);
  }, PATIENCE_MS);
}
