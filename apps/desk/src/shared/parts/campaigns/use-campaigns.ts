import { get, type Campaign, type Page } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../session/session.tsx';

export const campaignsKey = ['campaigns'] as const;
const LOOK_MS = 5 * 60_000;

/** Campaigns that run between two moments, of one brand or of all. Asked by the day, so that it is asked again when the next begins. */
export function useCampaigns(brandId: string | undefined, from: Date, days: number) {
  const may = useMay('catalogue.read');
  const start = new Date(Math.floor(from.getTime() / LOOK_MS) * LOOK_MS);
  const query = new URLSearchParams({ from: start.toISOString(), to: new Date(start.getTime() + days * 86_400_000).toISOString(), ...(brandId === undefined ? {} : { brand_id: brandId }) });
  const found = useQuery({ queryKey: [...campaignsKey, query.toString()], queryFn: () => get<Page<Campaign>>(`/api/v1/campaigns?${query.toString()}`), enabled: may, refetchInterval: LOOK_MS, placeholderData: (before) => before });
  return { ...found, rows: found.data?.data ?? [] };
}
