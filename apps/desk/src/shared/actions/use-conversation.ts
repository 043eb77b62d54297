import { loadConversation } from '@keepdesk/client';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { conversationKey } from './query-keys.ts';

export const conversationQuery = (ref: string) =>
  queryOptions({ queryKey: conversationKey(ref), queryFn: ({ signal }) => loadConversation(ref, signal), staleTime: 15_000 });

/** One conversation with all that stands beside it, by number or id. */
export function useConversation(ref: string | null) {
  return useQuery({ ...conversationQuery(ref ?? ''), enabled: ref !== null });
}

/** Fetches a conversation before it is opened, so that it is there at once. */
export function usePrefetchConversation() {
  const client = useQueryClient();
  return useCallback((number: number) => void client.prefetchQuery(conversationQuery(String(number))), [client]);
}
