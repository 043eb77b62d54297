import { chatBeside, type Conversation, type LiveNews } from '@keepdesk/client';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';

/** A browser that stopped saying so has stopped. */
const TYPING_FADES_MS = 6_000;
const key = (conversationId: string) => ['chat', conversationId];
const typingKey = (conversationId: string) => ['chat-typing', conversationId];

/** Who is on the other side of a chat, what they look at and how far they have read; kept up to date by live news. */
export function useChatBeside({ id, channel }: Pick<Conversation, 'id' | 'channel'>) {
  return useQuery({ queryKey: key(id), queryFn: () => chatBeside(id), enabled: channel === 'chat', refetchInterval: 60_000 }).data;
}

/** What the server whispers of chats: somebody types, or what stands beside one is another now. */
export function hearChat(client: QueryClient, news: LiveNews): void {
  if (news.conversation_id && news.typing !== undefined) client.setQueryData(typingKey(news.conversation_id), news.typing ? Date.now() : 0);
  for (const id of news.changed_ids ?? []) void client.invalidateQueries({ queryKey: key(id) });
}

/** Whether the shopper is writing now. */
export function useShopperTyping(conversationId: string): boolean {
  const { data: since } = useQuery({ queryKey: typingKey(conversationId), queryFn: () => 0, initialData: 0, staleTime: Infinity });
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (since === 0) return;
    const timer = setTimeout(() => setOver(since), TYPING_FADES_MS);
    return () => clearTimeout(timer);
  }, [since]);
  return since !== 0 && over !== since;
}

const KEY = 'keepdesk.chat-enter';
/** Where there is no Shift to hold, Enter makes a line. */
const coarse = window.matchMedia('(pointer: coarse)');
const listeners = new Set<() => void>();

/** In a chat Enter sends, unless this person wants a new line of it. Remembered in this browser. */
export function useEnterSends(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    () => (localStorage.getItem(KEY) ?? (coarse.matches ? 'no' : 'yes')) === 'yes',
  );
  const set = (next: boolean) => {
    localStorage.setItem(KEY, next ? 'yes' : 'no');
    listeners.forEach((notify) => notify());
  };
  return [on, set];
}
