import type { Today } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../shared/kit/section.tsx';
import { clock, momentName, percent, tenths } from '../plan-words.ts';

/** Agents needed, planned and there over the day, all channels together; when and how many are missing. */
export function PeopleCard({ day }: { day: Today }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const time = (at: string): string => momentName(locale, day.time_zone, at, clock);
  const labels = day.sums.map((one) => time(one.at));
  const ahead = day.sums.filter((one) => one.at >= day.now);
  const missing = ahead.filter((one) => one.short > 0.05);
  const worst = missing.reduce<Today['sums'][number] | null>((most, one) => (most === null || one.short > most.short ? one : most), null);
  const hours = (missing.reduce((sum, one) => sum + one.short, 0) * day.step_seconds) / 3600;
  return (
    <Card>
      <div className="max-w-3xl">
        <h2 className="text-16 font-semibold">{t('today.people')}</h2>
        <p className="text-13">
          {worst === null ? t(ahead.some((one) => one.needed > 0) ? 'today.enough' : 'today.noneNeeded') : t('today.missing', { hours: tenths(locale, hours), most: tenths(locale, worst.short), at: time(worst.at) })}
        </p>
        <p className="text-12 text-quiet">{t(day.comes.measured ? 'today.comesMeasured' : 'today.comesAssumed', { share: percent(locale, day.comes.share) })}</p>
      </div>
      <LineChart
        title={t('today.peopleChart')} labels={labels} labelName={t('plan.at')} gridAt={(at) => labels[at]?.endsWith(':00') === true && Number(labels[at]?.slice(0, 2)) % 4 === 0}
        series={[{ name: t('today.needed'), values: day.sums.map((one) => one.needed) }, { name: t('today.planned'), values: day.sums.map((one) => one.planned) }, { name: t('today.there'), values: day.sums.map((one) => one.there) }]}
        format={(value) => tenths(locale, value)} height={200}
      />
    </Card>
  );
}
