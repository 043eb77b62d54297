import { loadConversation, lookAt } from '@keepdesk/client';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { conversationKey } from './query-keys.ts';

/** Asked for again while it is on the screen, it is the same look as before. */
export const conversationQuery = (ref: string) =>
  queryOptions({
    queryKey: conversationKey(ref),
    queryFn: ({ client, signal }) => loadConversation(ref, client.getQueryData(conversationKey(ref)) !== undefined, signal),
    staleTime: 15_000,
  });

/** One conversation with all that stands beside it, by number or id. */
export function useConversation(ref: string | null) {
  return useQuery({ ...conversationQuery(ref ?? ''), enabled: ref !== null });
}

/** Conversations asked for ahead of being opened: the server has recorded no look at them. */
const askedAhead = new Set<string>();

/** Fetches a conversation before it is opened, so that it is there at once. Nobody has looked at it by that. */
export function usePrefetchConversation() {
  const client = useQueryClient();
  return useCallback(
    (number: number) => {
      const ref = String(number);
      if (client.getQueryState(conversationKey(ref))?.fetchStatus === 'fetching') return;
      if (client.getQueryData(conversationKey(ref)) === undefined) askedAhead.add(ref);
      void client.prefetchQuery({ ...conversationQuery(ref), queryFn: ({ signal }) => loadConversation(ref, true, signal) });
    },
    [client],
  );
}

/** Tells the server that a conversation is looked at, unless opening it was what fetched it: that says so itself. */
export function useLook(ref: string, id: string | undefined): void {
  const client = useQueryClient();
  const [owed] = useState(() => askedAhead.has(ref) || client.getQueryData(conversationKey(ref)) !== undefined);
  useEffect(() => {
    if (!owed || id === undefined) return;
    askedAhead.delete(ref);
    // Not before the letter is drawn; also when it is left again at once.
    setTimeout(() => lookAt(id).catch(() => askedAhead.add(ref)));
  }, [owed, ref, id]);
}
