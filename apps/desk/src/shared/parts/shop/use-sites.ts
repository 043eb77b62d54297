import { get, type Page, type WooSite } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';

export const sitesKey = ['settings', '/api/v1/commerce/woocommerce'] as const;

/** The connected WooCommerce sites; looked at often while one of them is being fetched. */
export function useSites() {
  const found = useQuery({ queryKey: sitesKey, queryFn: () => get<Page<WooSite>>('/api/v1/commerce/woocommerce'), refetchInterval: ({ state }) => (state.data?.data.some((site) => site.state === 'syncing') ? 1500 : 15_000) });
  return { ...found, rows: found.data?.data ?? [] };
}
