import { get, post, type Dispute, type DisputeWithPack, type MemberAction, type Memberships, type Payment } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

export const membershipsKey = ['memberships'] as const;
export const moneyKey = ['customer-money'] as const;
/** Where it is seen that something was done to a subscription, points, credit or a dispute. */
export const seenInMemberships = [membershipsKey, moneyKey, ['dispute']] as const;

export type Subscription = Memberships['subscriptions'][number];
export type Member = Memberships['members'][number];
export type Credits = Memberships['credit'];
export type SubscriptionKind = Exclude<MemberAction['kind'], 'adjust_points'>;

const OPEN = new Set(['asked', 'sending', 'unknown']);
export const isOpen = (action: MemberAction): boolean => OPEN.has(action.state);

export function useMemberships(customerId: string) {
  return useQuery({
    queryKey: [...membershipsKey, customerId],
    queryFn: () => get<Memberships>(`/api/v1/customers/${customerId}/memberships`),
    refetchInterval: ({ state }) => ([...(state.data?.subscriptions ?? []), ...(state.data?.members ?? [])].some((one) => one.actions.some(isOpen)) ? 2000 : false),
  });
}

export function useMoney(customerId: string) {
  return useQuery({ queryKey: [...moneyKey, customerId], queryFn: () => get<{ payments: Payment[]; disputes: Dispute[] }>(`/api/v1/customers/${customerId}/money`) });
}

export function useDispute(id: string) {
  return useQuery({ queryKey: ['dispute', id], queryFn: () => get<DisputeWithPack>(`/api/v1/disputes/${id}`), refetchInterval: ({ state }) => (['asked', 'sending', 'unknown'].includes(state.data?.answer?.state ?? '') ? 1000 : false) });
}

/** One action until it is known how it ended. */
export function useMemberAction(id: string | null) {
  return useQuery({ queryKey: [...membershipsKey, 'action', id], queryFn: () => get<MemberAction>(`/api/v1/membership-actions/${id}`), enabled: id !== null, refetchInterval: ({ state }) => (state.data === undefined || isOpen(state.data) ? 1000 : false) });
}

export interface MemberPreview {
  possible: boolean;
  because: string | null;
  consequence: Record<string, unknown> | null;
  offers_instead: string[];
  /** why a second person decides */
  needs_approval: string | null;
}

const TYPING_MS = 250;

/** What a wish would come to, asked anew a moment after something was changed. The one before stays until then. */
export function useMemberPreview(path: string, wish: object | null, reason = '') {
  const asked = JSON.stringify(wish === null ? null : { wish, reason });
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), TYPING_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const found = useQuery({ queryKey: [...membershipsKey, 'preview', path, settled], queryFn: () => post<MemberPreview>(`${path}/actions/preview`, JSON.parse(settled)), enabled: settled !== 'null', placeholderData: (before) => before });
  return { preview: wish === null ? undefined : found.data, fresh: settled === asked && !found.isPlaceholderData && !found.isFetching, error: found.error };
}
