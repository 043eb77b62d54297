import { loadAccuracy, type ForecastAccuracy, type PlannedChannel } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { percent, signed } from './plan-words.ts';

type Lead = ForecastAccuracy['leads'][number];
const names: Readonly<Record<number, 'night' | 'week' | 'two' | 'four'>> = { 0: 'night', 7: 'week', 14: 'two', 28: 'four' };

/** How far forecasts were off, by how long before they were in force; beside what a week before, and four weeks' mean, would have said. */
export function AccuracyCard({ brandId, channel }: { brandId: string; channel: PlannedChannel }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = useQuery({ queryKey: ['plan', brandId, 'accuracy', channel.channel, channel.made_at], queryFn: () => loadAccuracy(brandId, channel.channel) });
  const leads = found.data?.leads.filter((one) => one.days > 0) ?? [];
  const afterwards = Math.max(0, ...leads.map((one) => one.afterwards));
  return (
    <Card>
      <div>
        <h2 className="text-16 font-semibold">{t('plan.accuracy')}</h2>
        <p className="text-13 text-quiet">{t('plan.accuracyIntro')}</p>
      </div>
      <Loaded found={found} title={t('plan.failed')}>
        {leads.length === 0 ? <p className="text-13 text-quiet">{t('plan.noneMeasured')}</p> : (
          <Table
            label={t('plan.accuracy')} rows={leads} keyOf={(one) => String(one.lead_days)}
            {...(afterwards > 0 ? { caption: t('plan.afterwards', { count: afterwards }) } : {})}
            columns={[
              { id: 'lead', name: t('plan.lead'), cell: (one: Lead) => t(`plan.leads.${names[one.lead_days] ?? 'night'}`) },
              { id: 'off', name: t('plan.off'), align: 'end', className: 'tabular', cell: (one: Lead) => <b>{percent(locale, one.wape)}</b> },
              { id: 'day', name: t('plan.offDay'), align: 'end', className: 'tabular', cell: (one: Lead) => percent(locale, one.day_wape) },
              { id: 'bias', name: t('plan.bias'), align: 'end', className: 'tabular', wideOnly: true, cell: (one: Lead) => signed(locale, one.bias) },
              { id: 'week', name: t('plan.weekBefore'), align: 'end', className: 'tabular text-quiet', wideOnly: true, cell: (one: Lead) => percent(locale, one.week_before) },
              { id: 'four', name: t('plan.fourWeeks'), align: 'end', className: 'tabular text-quiet', wideOnly: true, cell: (one: Lead) => percent(locale, one.four_weeks) },
              { id: 'days', name: t('plan.days'), align: 'end', className: 'tabular', wideOnly: true, cell: (one: Lead) => one.days },
            ]}
          />
        )}
      </Loaded>
    </Card>
  );
}
