import { loadSilence, type OrdersAsked, type SilenceRow } from '@keepdesk/client';
import { EmptyState, numberFormat, useClock } from '@keepdesk/ui';
import { IntervalBars } from '@keepdesk/ui/charts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../../shared/kit/section.tsx';
import { rate, whole } from './order-words.ts';
import { findSilence } from './silence-words.ts';

/** Where silence creates contacts: of 100 who wait, how many write in a day, by how long they have heard nothing. */
export function SilenceCard({ asked }: { asked: Pick<OrdersAsked, 'brand_id' | 'period'> }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = useQuery({ queryKey: ['reports', 'silence', asked.brand_id, asked.period], queryFn: () => loadSilence(asked), enabled: asked.brand_id !== '' });
  const rows = found.data?.data ?? [];
  const late = found.data?.late_share;
  return (
    <Card>
      <Loaded found={found} title={t('perOrder.failed')}>
        {rows.every((row) => row.order_days === 0) ? <EmptyState title={t('perOrder.silence.nobody')}>{t('perOrder.silence.nobodyText')}</EmptyState> : (
          <>
            <div>
              <h2 className="text-16 font-semibold"><Finding rows={rows} /></h2>
              {late && late.n > 0 ? <p className="text-13 text-quiet">{t('perOrder.silence.late', { share: numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(late.value), count: whole(locale, late.n) })}</p> : null}
            </div>
            <Chart rows={rows} />
            <p className="text-12 text-quiet">{t('perOrder.silence.note')}</p>
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Finding({ rows }: { rows: readonly SilenceRow[] }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const finding = findSilence(rows);
  return <>{finding.kind === 'rises' ? t('perOrder.silence.rises', { count: finding.days, late: rate(locale, finding.late), early: rate(locale, finding.early) }) : t(`perOrder.silence.${finding.kind}`)}</>;
}

function Chart({ rows }: { rows: readonly SilenceRow[] }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const of = (told: boolean): SilenceRow[] => rows.filter((row) => row.told === told);
  // Of hardly any waiting a rate says nothing.
  const bars = (told: boolean) => of(told).map((row) => (row.order_days >= 5 ? row.per_100_a_day : null));
  const labels = of(false).map((row) => (row.to_days === null ? t('perOrder.silence.more', { from: row.from_days }) : t('perOrder.silence.days', { from: row.from_days, to: row.to_days })));
  const series = [{ name: t('perOrder.silence.seen'), bars: bars(false) }, { name: t('perOrder.silence.told'), bars: bars(true) }];
  return <IntervalBars title={t('perOrder.silence.chart')} note={t('perOrder.silence.chartNote')} labelName={t('perOrder.silence.length')} labels={labels} series={series} format={(value) => rate(locale, value)} />;
}
