import { loadShares, type ForecastShare } from '@keepdesk/client';
import { Select, Table, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { useLanguageName } from '../../shared/words/language.ts';
import { plusDays } from './plan-search.ts';
import { oneDecimal, percent, whole } from './plan-words.ts';

const DAYS = 28;

/** What the contacts of the next four weeks will be about, or in which language. */
export function SharesCard({ brandId, channel, today, madeAt }: { brandId: string; channel: string; today: string; madeAt: string | null }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const languageName = useLanguageName();
  const [by, setBy] = useState<'reason' | 'language'>('reason');
  const asked = { brand_id: brandId, channel, from: today, to: plusDays(today, DAYS), by };
  const found = useQuery({ queryKey: ['plan', brandId, 'shares', asked, madeAt], queryFn: () => loadShares(asked) });
  const name = (row: ForecastShare): string => (row.key === null ? t('plan.noReason') : by === 'reason' ? (row.name ?? row.key) : row.key === 'und' ? t('plan.noLanguage') : languageName(row.key));
  return (
    <Card>
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div>
          <h2 className="text-16 font-semibold">{t('plan.shares')}</h2>
          <p className="text-13 text-quiet">{t('plan.sharesIntro')}</p>
        </div>
        <Select label={t('plan.show')} hideLabel value={by} onChange={(id) => setBy(id === 'language' ? 'language' : 'reason')} choices={[{ id: 'reason', name: t('plan.byReason') }, { id: 'language', name: t('plan.byLanguage') }]} className="w-48" />
      </header>
      <Loaded found={found} title={t('plan.failed')}>
        <Table
          label={t('plan.shares')} rows={(found.data?.data ?? []).slice(0, 30)} keyOf={(row) => row.key ?? ''}
          columns={[
            { id: 'name', name: t(by === 'reason' ? 'plan.byReason' : 'plan.byLanguage'), cell: (row: ForecastShare) => <bdi>{name(row)}</bdi> },
            { id: 'share', name: t('plan.share'), align: 'end', className: 'tabular', cell: (row: ForecastShare) => percent(locale, row.share) },
            { id: 'contacts', name: t('plan.contacts'), align: 'end', className: 'tabular', cell: (row: ForecastShare) => whole(locale, row.contacts) },
            { id: 'each', name: t('plan.each'), align: 'end', className: 'tabular', wideOnly: true, cell: (row: ForecastShare) => (row.handle_seconds === null ? '–' : oneDecimal(locale, row.handle_seconds / 60)) },
            { id: 'hours', name: t('plan.hours'), align: 'end', className: 'tabular', wideOnly: true, cell: (row: ForecastShare) => (row.handle_seconds === null ? '–' : oneDecimal(locale, (row.contacts * row.handle_seconds) / 3600)) },
          ]}
        />
      </Loaded>
    </Card>
  );
}
