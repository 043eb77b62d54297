import { post, type CustomerRisk, type OrderAction } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Wish } from '../../../shared/parts/order-actions/use-actions.ts';

export interface Preview {
  possible: boolean;
  because: string | null;
  consequence: OrderAction['consequence'] | null;
  authority: { answer: 'alone' | 'approval' | 'reason'; because: string | null } | null;
  risk: CustomerRisk | null;
  proof: { method: 'signed_in' | 'mail' | 'code' | 'none'; at: string | null };
}

const TYPING_MS = 250;

/** What an action would do, asked anew a moment after something was changed. The one before stays until then. */
export function usePreview(orderId: string, conversationId: string | null, wish: Wish | null, reason: string) {
  const asked = JSON.stringify(wish === null ? null : { wish, reason: reason.trim() === '' ? '' : 'given', ...(conversationId === null ? {} : { conversation_id: conversationId }) });
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), TYPING_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const found = useQuery({
    queryKey: ['order-actions', 'preview', orderId, settled],
    queryFn: () => post<Preview>(`/api/v1/orders/${orderId}/actions/preview`, JSON.parse(settled)),
    enabled: settled !== 'null',
    placeholderData: (before) => before,
  });
  return { preview: wish === null ? undefined : found.data, fresh: settled === asked && !found.isPlaceholderData && !found.isFetching, error: found.error };
}
