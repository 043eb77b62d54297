import { loadReading } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { readingKey } from './query-keys.ts';

/** What the newest message of a conversation was read as; null until it was, and where nothing was. */
export function useReading(conversationId: string) {
  return useQuery({ queryKey: readingKey(conversationId), queryFn: () => loadReading(conversationId) }).data ?? null;
}
