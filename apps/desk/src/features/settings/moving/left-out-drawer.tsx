import { get, type Import, type LeftOut, type Page } from '@keepdesk/client';
import { Button, Drawer, EmptyState } from '@keepdesk/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ListX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../shared/kit/section.tsx';

/** What was not brought in: where it stands in the file, and why. */
export function LeftOutDrawer({ row, onClose }: { row: Import; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery({
    queryKey: ['settings', 'left-out', row.id],
    queryFn: ({ pageParam }) => get<Page<LeftOut>>(`/api/v1/imports/${row.id}/left-out`, { query: { limit: 100, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const entries = found.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Drawer title={t('moving.leftOutTitle')} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <Loaded found={found}>
          {entries.length === 0 ? <EmptyState icon={<ListX size={20} />} title={t('moving.nothingLeftOut')} /> : null}
          <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-raised">
            {entries.map((entry) => (
              <li key={entry.id} className="px-3 py-2 text-13">
                <span className="block text-12 text-quiet">{entry.place}</span>
                <span className="block break-words">{entry.reason}</span>
                {entry.excerpt ? <span className="block truncate text-12 text-quiet">{entry.excerpt}</span> : null}
              </li>
            ))}
          </ul>
          {found.hasNextPage ? (
            <Button className="self-center" busy={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
              {t('search.more')}
            </Button>
          ) : null}
        </Loaded>
      </div>
    </Drawer>
  );
}
