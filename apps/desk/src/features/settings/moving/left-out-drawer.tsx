import { get, type Import, type LeftOut, type Page } from '@keepdesk/client';
import { Drawer, EmptyState } from '@keepdesk/ui';
import { ListX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../../shared/kit/pages.tsx';
import { Loaded } from '../../../shared/kit/section.tsx';

/** What was not brought in: where it stands in the file, and why. */
export function LeftOutDrawer({ row, onClose }: { row: Import; onClose: () => void }) {
  const { t } = useTranslation();
  const found = usePages(['settings', 'left-out', row.id], (cursor) => get<Page<LeftOut>>(`/api/v1/imports/${row.id}/left-out`, { query: { limit: 100, cursor } }));
  return (
    <Drawer title={t('moving.leftOutTitle')} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <Loaded found={found}>
          {found.rows.length === 0 ? <EmptyState icon={<ListX size={20} />} title={t('moving.nothingLeftOut')} /> : null}
          <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-raised">
            {found.rows.map((entry) => (
              <li key={entry.id} className="px-3 py-2 text-13">
                <span className="block text-12 text-quiet">{entry.place}</span>
                <span className="block break-words">{entry.reason}</span>
                {entry.excerpt ? <span className="block truncate text-12 text-quiet">{entry.excerpt}</span> : null}
              </li>
            ))}
          </ul>
          <MoreButton found={found} />
        </Loaded>
      </div>
    </Drawer>
  );
}
