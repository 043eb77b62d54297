import type { Page } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

/** A list that comes page by page: the rows that are here, and how to get more. `load` is given the cursor of the page it should bring. */
export function usePages<Found extends Page<unknown>>(queryKey: QueryKey, load: (cursor: string | undefined, signal: AbortSignal) => Promise<Found>, options: { enabled?: boolean; refetchInterval?: number } = {}) {
  const found = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    ...options,
  });
  const rows: Array<Found['data'][number]> = found.data?.pages.flatMap((page) => page.data) ?? [];
  return { ...found, rows };
}

/** Brings the next page, while there is one. */
export function MoreButton({ found }: { found: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } }) {
  const { t } = useTranslation();
  if (!found.hasNextPage) return null;
  return (
    <Button className="self-center" busy={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
      {t('search.more')}
    </Button>
  );
}
