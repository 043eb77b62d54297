import { loadEscalations, loadEscalationsOf } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { conversationKey } from '../../actions/query-keys.ts';

export const escalationsKey = ['escalations'] as const;
/** Where it is seen that an escalation changed; its lines in the timeline too. */
export const seenInEscalations = [escalationsKey, conversationKey()] as const;
/** Live news come when something changed; this is for a line that was lost. */
const LOOK_MS = 60_000;

export function useEscalations(open: boolean) {
  return useQuery({ queryKey: [...escalationsKey, open ? 'open' : 'closed'], queryFn: () => loadEscalations(open), refetchInterval: open ? LOOK_MS : false });
}

export function useEscalationsOf(conversationId: string) {
  return useQuery({ queryKey: [...escalationsKey, 'of', conversationId], queryFn: () => loadEscalationsOf(conversationId) });
}
