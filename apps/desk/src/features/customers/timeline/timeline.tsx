import { get, type Dealing, type Page } from '@keepdesk/client';
import { EmptyState } from '@keepdesk/ui';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OneOf } from '../../../shared/kit/one-of.tsx';
import { MoreButton, usePages } from '../../../shared/kit/pages.tsx';
import { Loaded } from '../../../shared/kit/section.tsx';
import { DealingLine } from './dealing-line.tsx';
import { groups, type Group } from './words.ts';

const PAGE = 30;
const names = Object.keys(groups) as Group[];

/** Everything between a customer and the brand, whichever place told it, newest first. */
export function Timeline({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const [group, setGroup] = useState<Group>('all');
  const found = usePages(['dealings', customerId, group], (cursor, signal) => {
    const query = new URLSearchParams({ limit: String(PAGE), ...(groups[group].length > 0 ? { kinds: groups[group].join(',') } : {}), ...(cursor === undefined ? {} : { cursor }) });
    return get<Page<Dealing>>(`/api/v1/customers/${customerId}/timeline?${query.toString()}`, { signal });
  });
  return (
    <section aria-label={t('dealing.title')} className="flex flex-col gap-2.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-13 font-semibold">{t('dealing.title')}</h2>
        <OneOf label={t('dealing.show')} value={group} onChange={setGroup} choices={names.map((id) => ({ id, name: t(`dealing.group.${id}`) }))} />
      </div>
      <Loaded found={found} title={t('dealing.failed')}>
        {found.rows.length === 0 ? (
          <EmptyState icon={<History size={20} />} title={t(group === 'all' ? 'dealing.none' : 'dealing.noneOfThese')} className="rounded-card border border-line bg-raised">
            {t('dealing.noneText')}
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-3">
            <ol className="divide-y divide-line rounded-card border border-line bg-raised">
              {found.rows.map((one) => (
                <DealingLine key={`${one.kind} ${one.id}`} one={one} />
              ))}
            </ol>
            <MoreButton found={found} />
          </div>
        )}
      </Loaded>
    </section>
  );
}
