import { loadServiceLevelVersions, type ServiceLevelsVersion } from '@keepdesk/client';
import { Button, Dialog, Pill, RelativeTime } from '@keepdesk/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../../shared/kit/section.tsx';
import { useChangeWords } from './change-words.ts';

/** Who changed what in a brand's policies, and when; any version can become the draft of the next. */
export function LevelsVersionsDialog({ brandId, version, onRestore, onClose }: { brandId: string; version: number; onRestore: (version: ServiceLevelsVersion) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery({
    queryKey: ['settings', 'levels-versions', brandId, version],
    queryFn: ({ pageParam }) => loadServiceLevelVersions(brandId, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.data.length === 20 ? page.data.at(-1)?.version : undefined),
  });
  const rows = found.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Dialog title={t('service.versions')} width="wide" isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found}>
        <ol className="flex flex-col divide-y divide-line">
          {rows.map((row) => (
            <li key={row.version} className="flex flex-wrap items-start justify-between gap-2 py-3 first:pt-0">
              <VersionLines brandId={brandId} row={row} />
              {row.version === version ? (
                <Pill tone="positive">{t('service.holds')}</Pill>
              ) : (
                <Button size="sm" onPress={() => onRestore(row)}>
                  {t('service.backTo')}
                </Button>
              )}
            </li>
          ))}
        </ol>
        {found.hasNextPage ? (
          <Button look="quiet" busy={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
            {t('service.older')}
          </Button>
        ) : null}
      </Loaded>
    </Dialog>
  );
}

function VersionLines({ brandId, row }: { brandId: string; row: ServiceLevelsVersion }) {
  const { t } = useTranslation();
  const words = useChangeWords(brandId);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-14">
      <span className="text-12 text-quiet">
        {[t('service.version', { number: row.version }), row.saved_by?.name ?? t('service.withBrand'), row.restored_from === null ? '' : t('service.restoredFrom', { number: row.restored_from })].filter(Boolean).join(' · ')} · <RelativeTime at={row.saved_at} as="moment" />
      </span>
      {row.changes.length === 0 ? (
        <span className="text-quiet">{t(row.saved_by === null ? 'service.first' : 'service.noChange')}</span>
      ) : (
        <ul className="flex flex-col gap-0.5">
          {row.changes.map((change, at) => (
            <li key={at}>{words(change)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
