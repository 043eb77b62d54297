import { get, type Dealing, type Page } from '@keepdesk/client';
import { EmptyState } from '@keepdesk/ui';
import { History } from 'lucide-react';
import { useState } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../../shared/kit/pages.tsx';
import { Loaded } from '../../../shared/kit/section.tsx';
import { DealingLine } from './dealing-line.tsx';
import { groups, type Group } from './words.ts';

const PAGE = 30;
const names = Object.keys(groups) as Group[];

function Filter({ group, onChange }: { group: Group; onChange: (group: Group) => void }) {
  const { t } = useTranslation();
  return (
    <ToggleButtonGroup
      aria-label={t('dealing.show')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[group]}
      onSelectionChange={(keys) => onChange((names.find((name) => keys.has(name)) ?? 'all'))}
      className="flex flex-wrap gap-1.5"
    >
      {names.map((name) => (
        <ToggleButton key={name} id={name} className="h-7 rounded-full border border-line bg-raised px-3 text-13 text-text data-hovered:bg-hover data-selected:border-accent data-selected:bg-accent-soft data-selected:text-accent">
          {t(`dealing.group.${name}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

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
        <Filter group={group} onChange={setGroup} />
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
