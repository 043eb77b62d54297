import { get, type Page, type Shop } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';

export const shopsKey = ['settings', '/api/v1/commerce/shopify'] as const;
const BUSY_MS = 1500;
const QUIET_MS = 15_000;

/** The connected shops; looked at often while one of them is being fetched. */
export function useShops(enabled = true) {
  const found = useQuery({
    queryKey: shopsKey,
    queryFn: () => get<Page<Shop>>('/api/v1/commerce/shopify'),
    enabled,
    refetchInterval: ({ state }) => (state.data?.data.some((shop) => shop.state === 'syncing' || !shop.progress.orders.done) ? BUSY_MS : QUIET_MS),
  });
  return { ...found, rows: found.data?.data ?? [] };
}
