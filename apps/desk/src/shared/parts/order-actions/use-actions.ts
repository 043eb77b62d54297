import { get, post, type Actionable, type OrderAction, type Page } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';

export const actionsKey = ['order-actions'] as const;
/** Where it is seen that something was done to an order, or decided about it. */
export const seenInActions = [actionsKey, ['approvals']] as const;
/** Live news come when something changed; this is for a line that was lost. */
const LOOK_MS = 30_000;

export type Wish = OrderAction['wish'];
export type Kind = OrderAction['kind'];

/** What may be done to an order now, who is asking, and what was done before. */
export function useActionable(orderId: string, conversationId: string | null, enabled: boolean) {
  return useQuery({
    queryKey: [...actionsKey, orderId, conversationId],
    queryFn: () => get<Actionable>(`/api/v1/orders/${orderId}/actions`, { query: conversationId === null ? {} : { conversation_id: conversationId } }),
    enabled,
    refetchInterval: ({ state }) => (state.data?.under_way ? 2000 : false),
  });
}

/** One action until it is known how it ended. */
export function useAction(id: string | null) {
  return useQuery({
    queryKey: [...actionsKey, 'one', id],
    queryFn: () => get<OrderAction>(`/api/v1/order-actions/${id}`),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || ['asked', 'sending', 'unknown'].includes(state.data.state) ? 1000 : false),
  });
}

export function useActions(state: 'open' | 'all') {
  const found = useQuery({
    queryKey: [...actionsKey, 'list', state],
    queryFn: () => get<Page<OrderAction>>('/api/v1/order-actions', { query: { limit: 100, ...(state === 'open' ? { state } : {}) } }),
    refetchInterval: LOOK_MS,
  });
  return { ...found, rows: found.data?.data ?? [] };
}

export const changeAction = (id: string, what: 'check' | 'again' | 'withdraw') => post<OrderAction>(`/api/v1/order-actions/${id}/${what}`);
export const settleAction = (id: string, happened: boolean, note: string) => post<OrderAction>(`/api/v1/order-actions/${id}/settle`, { happened, note });
