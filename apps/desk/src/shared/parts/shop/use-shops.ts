import { get, type Page, type Shop, type ShopScope } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';

export const shopsKey = ['settings', '/api/v1/commerce/shopify'] as const;
const BUSY_MS = 1500;
const QUIET_MS = 15_000;

/** What an app in Shopify has to be allowed; it changes only with Keepdesk itself. */
export function useScopes() {
  const found = useQuery({ queryKey: ['shopify-scopes'], queryFn: () => get<Page<ShopScope>>('/api/v1/commerce/shopify/scopes'), staleTime: Infinity });
  return { ...found, rows: found.data?.data ?? [] };
}

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
