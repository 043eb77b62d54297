import { useEffect, useEffectEvent } from 'react';

type Hear = (words: string) => void;
const composers = new Map<string, Hear>();

/** Puts words into the reply that is being written in a conversation; false when nobody writes there. */
export function offerWords(conversationId: string, words: string): boolean {
  const hear = composers.get(conversationId);
  hear?.(words);
  return hear !== undefined;
}

/** The composer of a conversation takes words that something beside it offers. */
export function useOfferedWords(conversationId: string, take: Hear): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    const hear: Hear = (words) => taken(words);
    composers.set(conversationId, hear);
    return () => {
      if (composers.get(conversationId) === hear) composers.delete(conversationId);
    };
  }, [conversationId]);
}
