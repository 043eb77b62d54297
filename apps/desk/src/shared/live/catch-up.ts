import type { QueryClient } from '@tanstack/react-query';
import { conversationKey } from '../actions/query-keys.ts';

/** What shows how things stand and is told of changes, by the first word of its key. */
const TOLD = new Set<unknown>([conversationKey()[0], 'inbox', 'clocks', 'escalations', 'offers', 'queues', 'queue-waiting', 'why-waiting']);

/**
 * The server tells of changes from its first word on. What was asked for before, while a page loaded or a line was lost, may be older than that: it is asked
 * for again, and what is still on its way once it is here.
 */
export function catchUp(client: QueryClient): void {
  const cache = client.getQueryCache();
  const known = cache.findAll({ predicate: ({ queryKey }) => TOLD.has(queryKey[0]) });
  const again = (queryKey: readonly unknown[]): void => void client.invalidateQueries({ queryKey, exact: true });
  const onTheWay = new Set(known.filter(({ state }) => state.data === undefined && state.fetchStatus !== 'idle'));
  for (const query of known) if (!onTheWay.has(query)) again(query.queryKey);
  if (onTheWay.size === 0) return;
  const stop = cache.subscribe(({ type, query }) => {
    const isOver = type === 'removed' || (type === 'updated' && query.state.fetchStatus === 'idle');
    if (!isOver || !onTheWay.delete(query)) return;
    if (onTheWay.size === 0) stop();
    if (type === 'updated') again(query.queryKey);
  });
}
