import { get, post, type Actionable, type OrderAction, type Page } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../words/problem.ts';

export const actionsKey = ['order-actions'] as const;
/** Live news come when something changed; this is for a line that was lost. */
const LOOK_MS = 30_000;

export type Wish = OrderAction['wish'];
export type Kind = OrderAction['kind'];

/** What may be done to an order now, who is asking, and what was done before. */
export function useActionable(orderId: string, conversationId: string, enabled: boolean) {
  return useQuery({
    queryKey: [...actionsKey, orderId, conversationId],
    queryFn: () => get<Actionable>(`/api/v1/orders/${orderId}/actions`, { query: { conversation_id: conversationId } }),
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

/** A change to an action: what it did, or why not, and everything about actions is asked again. */
export function useActionChange<Input>(work: (input: Input) => Promise<unknown>, done?: string) {
  const client = useQueryClient();
  const toaster = useToaster();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: work,
    onSuccess: () => {
      if (done) toaster.show({ text: done });
      void client.invalidateQueries({ queryKey: actionsKey });
      void client.invalidateQueries({ queryKey: ['approvals'] });
    },
    onError: (problem) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) }),
  });
}

export const changeAction = (id: string, what: 'check' | 'again' | 'withdraw') => post<OrderAction>(`/api/v1/order-actions/${id}/${what}`);
export const settleAction = (id: string, happened: boolean, note: string) => post<OrderAction>(`/api/v1/order-actions/${id}/settle`, { happened, note });
